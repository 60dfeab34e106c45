"""The commonest headers of tables of people in further languages: which field each is.

Russian, Ukrainian, Polish, Czech, Swedish, Danish, Norwegian, Finnish, Turkish, Hungarian, Greek, Chinese, Japanese,
Korean.
"""

from __future__ import annotations

from types import MappingProxyType

FURTHER = MappingProxyType(
    {
        "name": """
            полное имя | фио | ф и о | контакт | контактное лицо | повне ім'я | піб | контакт |
            imię i nazwisko | osoba | jméno a příjmení | celé jméno | namn | fullständigt namn | fulde navn |
            navn | nimi | koko nimi | ad soyad | isim | adı soyadı | név | teljes név | όνομα |
            ονοματεπώνυμο | 姓名 | 名字 | 联系人 | 聯絡人 | 名前 | 氏名 | お名前 | 이름 | 성명""",
        "first_name": """
            имя | ім'я | imię | jméno | förnamn | fornavn | etunimi | ad | keresztnév | 名 | 名字 |
            ファーストネーム""",
        "last_name": """
            фамилия | прізвище | nazwisko | příjmení | efternamn | efternavn | etternavn | sukunimi | soyad |
            soyadı | vezetéknév | επώνυμο | 姓 | 苗字 | 名字 姓 | 성""",
        "org": """
            компания | организация | фирма | место работы | компанія | організація | фірма | firma |
            organizacja | przedsiębiorstwo | pracodawca | společnost | zaměstnavatel | organizace | företag |
            organisation | arbetsgivare | virksomhed | arbejdsgiver | bedrift | arbeidsgiver | yritys |
            şirket | kurum | cég | vállalat | εταιρεία | 公司 | 单位 | 單位 | 会社 | 会社名 | 勤務先 | 회사 |
            회사명""",
        "role": """
            должность | профессия | посада | stanowisko | zawód | funkce | pozice | povolání | titel |
            befattning | stilling | tehtävä | ünvan | görev | pozisyon | beosztás | θέση | 职位 | 職位 |
            职务 | 役職 | 肩書 | 직책 | 직위""",
        "email": """
            почта | эл почта | электронная почта | адрес электронной почты | е mail | пошта |
            електронна пошта | adres e mail | poczta | adres email | e post | epost | mejl | mejladress |
            e postadress | e mailadresse | sähköposti | e posta | eposta | e mail cím |
            ηλεκτρονική διεύθυνση | 邮箱 | 电子邮件 | 電子郵件 | 邮件 | メール | メールアドレス | 电子邮箱 |
            이메일""",
        "phone": """
            телефон | номер телефона | мобильный | мобильный телефон | номер телефону | numer telefonu |
            komórka | telefonní číslo | mobilní telefon | telefonnummer | mobilnummer | puhelin |
            puhelinnumero | telefon numarası | cep telefonu | telefonszám | τηλέφωνο | κινητό | 电话 | 電話 |
            手机 | 手機 | 电话号码 | 手机号 | 電話番号 | 携帯 | 携帯電話 | 전화 | 전화번호 | 휴대폰""",
        "location": """
            город | страна | адрес | місто | країна | miasto | kraj | adres | miejscowość | město | země |
            adresa | stad | land | ort | by | kaupunki | şehir | ülke | város | ország | πόλη | 城市 | 地址 |
            国家 | 都市 | 住所 | 도시 | 주소""",
        "birthday": """
            день рождения | дата рождения | день народження | дата народження | data urodzenia | urodziny |
            datum narození | narozeniny | födelsedag | födelsedatum | fødselsdag | fødselsdato | bursdag |
            syntymäpäivä | doğum günü | doğum tarihi | születésnap | születési dátum | γενέθλια | 生日 |
            出生日期 | 誕生日 | 生年月日 | 생일 | 생년월일""",
        "notes": """
            заметки | примечание | примечания | комментарий | комментарии | нотатки | примітки | notatki |
            uwagi | komentarz | poznámky | poznámka | anteckningar | anteckning | noter | notater |
            bemærkninger | muistiinpanot | notlar | not | megjegyzés | jegyzet | σημειώσεις | 备注 | 備註 |
            笔记 | メモ | 備考 | 메모 | 비고""",
        "tags": """
            теги | метки | группа | категория | теґи | категорія | tagi | etykiety | grupa | kategoria |
            štítky | skupina | kategorie | taggar | kategori | grupp | gruppe | tunnisteet | etiketler |
            grup | címkék | 标签 | 標籤 | 分类 | タグ | 分類 | 태그""",
        "met": """
            дата знакомства | познакомились | дата знайомства | data poznania | datum seznámení | seznámení |
            认识日期 | 出会った日""",
    }
)
"""By field; its words as they are written, parted by bars."""
