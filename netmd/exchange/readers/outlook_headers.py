"""The headers of Outlook's CSV, which are in the language of the program (its classic Windows editions)."""

OUTLOOK = {
    "en": """
        prefix=Title; first=First Name; middle=Middle Name; last=Last Name; suffix=Suffix; org=Company;
        department=Department; role=Job Title; anniversary=Anniversary; birthday=Birthday; tags=Categories; notes=Notes;
        url=Web Page|Personal Web Page; introduced_by=Referred By; spouse=Spouse; children=Children; hobby=Hobby;
        location=Location; private=Private; street@work=Business Street|Business Street 2|Business Street 3;
        city@work=Business City; region@work=Business State; postcode@work=Business Postal Code; country@work=Business
        Country/Region|Business Country; street@home=Home Street|Home Street 2|Home Street 3; city@home=Home City;
        region@home=Home State; postcode@home=Home Postal Code; country@home=Home Country/Region|Home Country;
        street@other=Other Street|Other Street 2|Other Street 3; city@other=Other City; region@other=Other State;
        postcode@other=Other Postal Code; country@other=Other Country/Region|Other Country; phone=Business
        Phone|Business Phone 2|Callback|Car Phone|Company Main Phone|Home Phone|Home Phone 2|Mobile Phone|Other
        Phone|Primary Phone|Radio Phone; email=E-mail Address|E-mail 2 Address|E-mail 3 Address; none=Directory
        Server|E-mail Type|E-mail Display Name|E-mail 2 Type|E-mail 2 Display Name|E-mail 3 Type|E-mail 3 Display
        Name|Gender|Initials|Internet Free Busy|Priority|Sensitivity; aliases=Nickname
    """,
    "da": """
        prefix=Titel; first=Fornavn; middle=Mellemnavn; last=Efternavn; suffix=Suffiks; org=Firma; department=Afdeling;
        role=Stilling; anniversary=Mærkedag; birthday=Fødselsdag; tags=Kategorier; notes=Notater; url=webside;
        introduced_by=Henvist af; spouse=Ægtefælle; children=Børn; location=Sted; private=Privat; city@work=By
        (arbejde); country@work=Land/område (arbejde); city@home=By (privat); country@home=Land/område (privat);
        phone=Telefon (arbejde)|Telefon 2 (arbejde)|Biltelefon|Primær telefon (firma)|Telefon (privat)|Telefon 2
        (privat)|Mobiltelefon|Anden telefon|Primær telefon; email=E-mail-adresse|E-mail 2-adresse|E-mail 3-adresse;
        none=E-mail-type|E-mail-vist navn|E-mail 2-type|E-mail 2-vist navn|E-mail 3-type|E-mail 3-vist navn
    """,
    "de": """
        prefix=Anrede; first=Vorname; middle=Weitere Vornamen; last=Nachname; org=Firma; department=Abteilung;
        role=Position; anniversary=Jahrestag; birthday=Geburtstag; tags=Kategorien; notes=Notizen; url=Webseite;
        introduced_by=Empfohlen von; spouse=Partner; children=Kinder; location=Ort; private=Privat; city@work=Ort
        geschäftlich; country@work=Land/Region geschäftlich; city@home=Ort privat; country@home=Land/Region privat;
        phone=Telefon geschäftlich|Telefon geschäftlich 2|Autotelefon|Telefon Firma|Telefon privat|Telefon privat
        2|Mobiltelefon|Weiteres Telefon|Haupttelefon; email=E-Mail-Adresse|E-Mail 2: Adresse|E-Mail 3: Adresse;
        none=E-Mail-Typ|E-Mail: Angezeigter Name|E-Mail 2: Typ|E-Mail 2: Angezeigter Name|E-Mail 3: Typ|E-Mail 3:
        Angezeigter Name
    """,
    "es": """
        first=Nombre; middle=Segundo nombre; last=Apellidos; org=Organización; role=Puesto; tags=Categorías; url=Página
        Web; introduced_by=Remitido por; children=Hijos; hobby=Aficiones; city@work=Ciudad de trabajo; country@work=País
        o región del trabajo; country@home=País o región del domicilio; phone=Teléfono del trabajo|Número de centralita
        de la organización|Particular|Otro teléfono|Teléfono principal; email=Dirección de correo electrónico
        2|Dirección del correo electrónico 3; none=Nombre de pantalla de correo electrónico|Tipo de correo electrónico
        2|Nombre de pantalla de correo electrónico 2|Tipo de correo electrónico 3|Nombre de pantalla de correo
        electrónico 3
    """,
    "fr": """
        prefix=Titre; first=Prénom; middle=Deuxième prénom; last=Nom; suffix=Suffixe; org=Société; department=Service;
        role=Titre; anniversary=Anniversaire de mariage ou fête; birthday=Anniversaire; tags=Catégories; url=Page Web;
        introduced_by=Recommandé par; spouse=Conjoint(e); children=Enfants; hobby=Passe-temps; location=Emplacement;
        private=Privé; city@work=Ville (bureau); country@work=Pays/Région (bureau); city@home=Ville (domicile);
        country@home=Pays/Région (domicile); phone=Téléphone (bureau)|Téléphone 2 (bureau)|Téléphone (voiture)|Téléphone
        société|Téléphone (domicile)|Téléphone 2 (domicile)|Tél. mobile|Téléphone (autre)|Téléphone principal;
        email=Adresse de messagerie|Adresse de messagerie 2|Adresse de messagerie 3; none=Type de messagerie|Nom complet
        de l'adresse de messagerie|Type de messagerie 2|Nom complet de l'adresse de messagerie 2|Type de messagerie
        3|Nom complet de l'adresse de messagerie 3
    """,
    "it": """
        prefix=Titolo; first=Nome; middle=Secondo nome; last=Cognome; suffix=Titolo straniero; org=Società;
        department=Reparto; role=Posizione; anniversary=Anniversario; birthday=Compleanno; tags=Categorie; url=Pagina
        Web; introduced_by=Presentato da; spouse=Nome coniuge; children=Figli; location=Luogo; private=Privato;
        city@work=Città (uff.); country@work=Paese (uff.); city@home=Città (ab.); country@home=Paese (ab.);
        phone=Ufficio|Ufficio 2|Telefono auto|Telefono principale società|Abitazione|Abitazione 2|Cellulare|Altro
        telefono|Telefono principale; email=Indirizzo posta elettronica|Indirizzo posta elettronica 2|Indirizzo posta
        elettronica 3; none=Tipo posta elettronica|Nome visualizzato posta elettronica|Tipo posta elettronica 2|Nome
        visualizzato posta elettronica 2|Tipo posta elettronica 3|Nome visualizzato posta elettronica 3
    """,
    "ja": """
        prefix=肩書き; first=名; middle=ミドル; last=姓; org=会社名; department=部署; role=役職; birthday=誕生日;
        anniversary=記念日; notes=メモ; url=Web ページ; spouse=配偶者; tags=分類; private=プライベート; city@work=市町村
        (会社); country@work=国 (会社)/地域; city@home=市町村 (自宅); country@home=国 (自宅)/地域;
        phone=携帯電話|会社電話|会社電話 2|自宅電話|自宅電話 2|会社代表電話|自動車電話|その他の電話|通常の電話;
        email=電子メール アドレス|電子メール 2 アドレス|電子メール 3 アドレス;
        none=電子メールの種類|電子メール表示名|電子メール 2 表示名|電子メール 3 の種類
    """,
    "nl": """
        prefix=Titel; first=Voornaam; middle=Middelste naam; last=Achternaam; suffix=Achtervoegsel; org=Bedrijf;
        department=Afdeling; role=Functie; anniversary=Speciale datum; birthday=Verjaardag; tags=Categorieën;
        notes=Notities; url=Webpagina; introduced_by=Referentie van; spouse=Partner; children=Kinderen; hobby=Hobby's;
        location=Locatie; private=Privé; city@work=Werkadres, plaats; country@work=Land/regio (werk);
        city@home=Huisadres, plaats; country@home=Land/regio (thuis); phone=Telefoon op werk|Telefoon op werk
        2|Autotelefoon|Hoofdtelefoon bedrijf|Telefoon thuis|Telefoon thuis 2|Mobiele telefoon|Andere
        telefoon|Hoofdtelefoon; email=E-mailadres|E-mailadres 2|E-mailadres 3; none=E-mailtype|Weergavenaam voor
        e-mail|E-mailtype 2|E-mail, weergegeven naam 2|E-mailtype 3|E-mail, weergegeven naam 3
    """,
    "pl": """
        prefix=Tytuł; first=Imię; middle=Drugie imię; last=Nazwisko; suffix=Sufiks; org=Firma; department=Dział;
        role=Stanowisko; anniversary=Rocznica; birthday=Urodziny; tags=Kategorie; notes=Notatki; url=Strona sieci Web;
        introduced_by=Osoba polecająca; spouse=Współmałżonek; children=Dzieci; location=Lokalizacja; private=Prywatne;
        city@work=Adres służbowy - miejscowość; country@work=Adres służbowy - kraj/region; city@home=Adres domowy -
        miejscowość; country@home=Adres domowy - kraj/region; phone=Telefon służbowy|Telefon służbowy 2|Telefon w
        samochodzie|Główny telefon do firmy|Telefon domowy|Telefon domowy 2|Telefon komórkowy|Inny telefon|Telefon
        podstawowy; email=Adres e-mail|Adres e-mail 2|Adres e-mail 3; none=Typ poczty e-mail|Wyświetlana nazwa
        e-mail|Rodzaj e-mail 2|Wyświetlana nazwa e-mail 2|Rodzaj e-mail 3|Wyświetlana nazwa e-mail 3
    """,
    "pt": """
        prefix=Tratamento; first=Primeiro nome; middle=Segundo nome; last=Sobrenome; suffix=Sufixo; org=Empresa;
        department=Departamento; role=Cargo; anniversary=Datas especiais; tags=Categorias; notes=Anotações; url=Página
        da Web; introduced_by=Indicação; children=Filhos; location=Local; private=Particular; country@work=País/Região
        da Empresa; city@home=Cidade do endereço residencial; country@home=País/Região de Residência; phone=Telefone
        comercial|Telefone comercial 2|Telefone do carro|Telefone principal da empresa|Telefone residencial|Telefone
        residencial 2|Telefone celular|Outro telefone|Telefone principal; email=Endereço de email 2|Endereço de email 3;
        none=Tipo de email|Nome para exibição do email|Tipo de email 2|Nome para exibição do email 2|Tipo de email
        3|Nome para exibição do email 3
    """,
    "ru": """
        prefix=Обращение; first=Имя; middle=Отчество; last=Фамилия; suffix=Суффикс; org=Организация; department=Отдел;
        role=Должность; anniversary=Годовщина; birthday=День рождения; tags=Категории; notes=Заметки; url=Веб-страница;
        introduced_by=Отложено; spouse=Супруг(а); children=Дети; hobby=Хобби; location=Расположение; private=Частное;
        city@work=Город (раб. адрес); country@work=Страна или регион (раб. адрес); city@home=Город (дом. адрес);
        country@home=Страна или регион (дом. адрес); phone=Рабочий телефон|Телефон раб. 2|Телефон в машине|Основной
        телефон организации|Домашний телефон|Телефон дом. 2|Телефон переносной|Другой телефон|Основной телефон;
        email=Адрес эл. почты|Адрес 2 эл. почты|Адрес 3 эл. почты; none=Тип эл. почты|Краткое имя эл. почты|Тип 2 эл.
        почты|Краткое 2 имя эл. почты|Тип 3 эл. почты|Краткое 3 имя эл. почты
    """,
    "sv": """
        prefix=Titel; first=Förnamn; middle=Mellannamn; last=Efternamn; suffix=Namnsuffix; org=Företag;
        department=Avdelning; role=Befattning; anniversary=Årsdag; birthday=Födelsedag; tags=Kategorier;
        notes=Anteckningar; url=Webbsida; introduced_by=Referens; spouse=Make maka; children=Barn; location=Plats;
        private=Privat; city@work=Ort, arbete; country@work=Land, arbete; city@home=Hemort; country@home=Land, hem;
        phone=Arbete|Telefon 2, arbete|Biltelefon|Företag, växel|Hem|Telefon 2, hem|Mobiltelefon|Telefon, annan|Telefon
        1; email=E-postadress|E-postadress 2|E-postadress 3; none=E-posttyp|E-postnamn|E-posttyp 2|E-postnamn
        2|E-posttyp 3|E-postnamn 3
    """,
    "tr": """
        prefix=Unvan; first=İlk Adı; middle=İkinci Adı; last=Soyadı; suffix=Sonek; org=Şirket; department=Bölüm; role=İş
        Unvanı; anniversary=Yıldönümü; birthday=Doğum günü; tags=Kategoriler; notes=Notlar; url=Web Sayfası;
        introduced_by=Başvuran; spouse=Eşi; children=Çocuklar; hobby=Hobiler; location=Konum; private=Özel;
        city@work=İş-Şehir; country@work=İş-Ülke/Bölge; city@home=Ev-Şehir; country@home=Ev-Ülke/Bölge; phone=İş Telefon
        No|İş Telefonu 2|Araç Telefonu|Şirket Santral Telefonu|Ev Telefonu|Ev Telefonu 2|Cep Telefonu|Diğer Telefon
        No|Birincil Telefon; email=Elektronik Posta Adresi|Elektronik Posta 2 Adres|Elektronik Posta 3 Adres;
        none=Elektronik Posta Türü|Elektronik Posta Görünen Adı|Elektronik Posta 2 Türü|Elektronik Posta 2 Görünen
        Adı|Elektronik Posta 3 Türü|Elektronik Posta 3 Görünen Adı
    """,
}
"""For each language its headers by what the column holds, as :func:`netmd.exchange.readers.headers.tables` reads them.

Fields that are not here are kept under their own header. A header that stands twice is the first kind, then the second.
"""
