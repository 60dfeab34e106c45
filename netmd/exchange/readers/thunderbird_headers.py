"""The headers of Thunderbird's CSV, which are in the language of the program; its exports are in UTF-8."""

THUNDERBIRD = {
    "en": """
        first=First Name; last=Last Name; name=Display Name|Name; aliases=Nickname; email=Primary Email|Secondary
        Email|Email|E-mail; phone=Work Phone|Home Phone|Mobile Number; city@home=Home City; country@home=Home Country;
        city@work=Work City; country@work=Work Country; role=Job Title; department=Department;
        org=Organization|Organisation; url=Web Page 1|Web Page 2; birth_month=Birth Month; birth_day=Birth Day;
        birth_year=Birth Year; notes=Notes; street@home=Home Address|Home Address 2; region@home=Home State|Home County;
        postcode@home=Home ZipCode|Home Zip Code|Home Post Code; street@work=Work Address|Work Address 2;
        region@work=Work State|Work County; postcode@work=Work ZipCode|Work Zip Code|Work Post Code
    """,
    "da": """
        first=Fornavn; last=Efternavn; name=Vis navn; aliases=Alias; email=Primær mail|Sekundær mail;
        phone=Arbejdstelefon|Hjemmetelefon|Mobilnummer; city@home=Hjemmeby; country@home=Hjemmeland;
        city@work=Arbejdsby; country@work=Arbejdsland; role=Job titel; department=Afdeling; url=Hjemmeside 1|Hjemmeside
        2; birth_month=Fødselsmåned; birth_day=Fødselsdag; birth_year=Fødselsår; notes=Notater
    """,
    "de": """
        first=Vorname; last=Nachname; name=Anzeigename; aliases=Spitzname; email=Primäre E-Mail-Adresse|Sekundäre
        E-Mail-Adresse; phone=Tel. dienstlich|Tel. privat|Mobil-Tel.-Nr.; city@home=Privat: Ort; country@home=Privat:
        Land; city@work=Dienstlich: Ort; country@work=Dienstlich: Land; role=Arbeitstitel; department=Abteilung;
        url=Webseite 1|Webseite 2; birth_month=Geburtsmonat; birth_day=Geburtstag; birth_year=Geburtsjahr; notes=Notizen
    """,
    "es": """
        first=Nombre; last=Apellidos; name=Nombre mostrado; aliases=Apodo; email=Dirección de correo electrónico
        principal|Dirección de correo electrónico secundaria; phone=Teléfono (Trabajo)|Teléfono particular|Teléfono
        móvil; city@home=Ciudad donde vive; country@home=País de residencia; city@work=Ciudad (Trabajo);
        country@work=País (Trabajo); role=Puesto; department=Departamento; org=Organización; url=Página web 1|Página web
        2; birth_month=Mes de nacimiento; birth_day=Día de nacimiento; birth_year=Año de nacimiento; notes=Notas
    """,
    "fr": """
        first=Prénom; last=Nom de famille; name=Nom à afficher; aliases=Surnom; email=Adresse électronique
        principale|Adresse électronique secondaire; phone=Tél. professionnel|Tél. personnel|Portable; city@home=Ville;
        country@home=Région; city@work=Ville; country@work=Région; role=Profession; department=Service; org=Société;
        url=Site Web 1|Site Web 2; birth_month=Mois; birth_day=Jour; birth_year=Année de naissance
    """,
    "hi": """
        first=पहला नाम; last=अंतिम नाम; name=प्रदर्शन नाम; aliases=उपनाम; email=प्राथमिक मेल|द्वितीयक मेल; phone=फोन
        कार्यालय|फोन आवास|मोबाइल नंबर; city@home=गृह नगर; country@home=गृह देश; city@work=कार्यालय शहर;
        country@work=कार्यालय देश; role=पदनाम; department=विभाग; org=संगठन; url=वेबपेज 1|वेबपेज 2; birth_month=जन्म माह;
        birth_day=जन्म दिन; birth_year=जन्म साल; notes=टिप्पणी
    """,
    "it": """
        first=Nome; last=Cognome; name=Nome visualizzato; aliases=Soprannome; email=E-mail primaria|E-mail secondaria;
        phone=Telefono ufficio|Telefono casa|Numero cellulare; city@home=Città di residenza; country@home=Nazione di
        residenza; city@work=Città di lavoro; country@work=Nazione di lavoro; role=Qualifica; department=Reparto;
        org=Organizzazione; url=Pagina web 1|Pagina web 2; birth_month=Mese di nascita; birth_day=Giorno di nascita;
        birth_year=Anno di nascita; notes=Note
    """,
    "ja": """
        first=名; last=姓; name=表示名; aliases=ニックネーム; email=メールアドレス|別のメールアドレス;
        phone=勤務先の電話番号|自宅の電話番号|携帯電話番号; city@home=市区町村 (自宅); country@home=国 (自宅);
        city@work=市区町村 (勤務先); country@work=国 (勤務先); role=役職; department=部門; org=組織; url=Web ページ
        1|Web ページ 2; birth_month=誕生月; birth_day=誕生日; birth_year=誕生年; notes=メモ
    """,
    "ko": """
        first=이름; last=성; name=표시명; aliases=애칭; email=기본 메일|추가 메일; phone=직장 전화|자택 전화|휴대폰;
        city@home=구/군; country@home=국가; city@work=구/군; country@work=국가; role=직위; department=부서; org=회사명;
        url=웹 페이지1|웹 페이지2; birth_month=태어난 달; birth_day=생일; birth_year=태어난 해; notes=메모
    """,
    "nl": """
        first=Voornaam; last=Achternaam; name=Weergavenaam; aliases=Bijnaam; email=Eerste e-mail|Tweede e-mail;
        phone=Telefoon werk|Telefoon thuis|Mobiel nummer; city@home=Woonplaats; country@home=Land;
        city@work=Werklocatie; country@work=Werkland; role=Werkfunctie; department=Afdeling; org=Organisatie;
        url=Webpagina 1|Webpagina 2; birth_month=Geboortemaand; birth_day=Geboortedag; birth_year=Geboortejaar;
        notes=Aantekeningen
    """,
    "pl": """
        first=Imię; last=Nazwisko; name=Wyświetlana nazwa; aliases=Pseudonim; email=Podstawowy e-mail|Dodatkowy e-mail;
        phone=Telefonu służbowy|Telefon domowy|Numer telefonu komórkowego; city@home=Miasto (dom); country@home=Państwo
        (dom); city@work=Miasto (praca); country@work=Państwo (praca); role=Stanowisko; department=Departament;
        org=Firma/Organizacja; url=Strona WWW 1|Strona WWW 2; birth_month=Urodziny - Miesiąc; birth_day=Urodziny -
        Dzień; birth_year=Urodziny - Rok; notes=Notatki
    """,
    "pt": """
        first=Primeiro nome; last=Sobrenome; name=Apresentar como; aliases=Apelido; email=Email primário|Email
        secundário; phone=Telefone comercial|Telefone residencial|Número celular; city@home=Cidade; country@home=País;
        city@work=Cidade de trabalho; country@work=País de trabalho; role=Cargo; department=Setor; org=Empresa;
        url=Página da web 1|Página da web 2; birth_month=Mês de nascimento; birth_day=Nascimento; birth_year=Ano de
        nascimento; notes=Observações
    """,
    "ru": """
        first=Имя; last=Фамилия; name=Отображаемое имя; aliases=Псевдоним; email=Адрес электронной почты|Альтернативный
        адрес электронной почты; phone=Рабочий телефон|Домашний телефон|Номер сотового телефона; city@home=Город;
        country@home=Страна; city@work=Город (раб.); country@work=Страна (раб.); role=Должность; department=Отдел;
        org=Организация; url=Веб-страница 1|Веб-страница 2; birth_month=Месяц рождения; birth_day=День рождения;
        birth_year=Год рождения; notes=Заметки
    """,
    "sv": """
        first=Förnamn; last=Efternamn; name=Kortnamn; aliases=Smeknamn; email=E-postadress|Annan e-post; phone=Telefon
        arbete|Telefon hem|Mobiltelefon; city@home=Hemort; country@home=Land; city@work=Ort arbete; country@work=Land
        arbete; role=Titel; department=Avdelning; org=Företag; url=Hemsida 1|Hemsida 2; birth_month=Födelsemånad;
        birth_day=Födelsedatum; birth_year=Födelseår; notes=Anteckningar
    """,
    "zh": """
        first=名字; last=姓氏; name=显示名称; aliases=呢称; email=主要电子邮件|备用电子邮件;
        phone=工作电话|家庭电话|移动电话号码; city@home=城市; country@home=国家; city@work=城市; country@work=国家;
        role=职务; department=部门; org=组织; url=网页 1|网页 2; birth_month=出生月份; birth_day=出生日;
        birth_year=出生年份; notes=注释
    """,
    "zh_hk": """
        first=名; last=姓; name=顯示名稱; aliases=暱稱; email=主要 Email|次要 Email; phone=商務電話|住家電話|手機號碼;
        city@home=居住縣市; country@home=居住國家; city@work=商務縣市; country@work=商務國家; role=職稱;
        department=部門; org=公司; url=網頁 1|網頁 2; birth_month=生日 (月); birth_day=生日 (日); birth_year=生日 (年);
        notes=註解
    """,
}
"""For each language its headers by what the column holds, as :func:`netmd.exchange.readers.headers.tables` reads them.

Fields that are not here are kept under their own header. A header that stands twice is the first kind, then the second.
"""
