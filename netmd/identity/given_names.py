"""Forms of one given name: Liz is Elizabeth, Jon is John, Pepe is José.

The table is this project's own: everyday forms in English, German, French, Spanish, Italian and Dutch. It is far from
whole, and never makes sure that two people are one; it only speaks for asking.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from netmd.identity.names import ends

_FORMS = """
abigail abby gail | abraham abe bram | adrian ade | agnes aggie | albert al bert bertie albrecht | alejandro alex ale |
alexander alex alec sandy sasha xander lex | alexandra alex sandra sasha alexa | alfred alf fred alfie |
alison alice allison ally | amanda mandy | andrea andi | andreas andi andy | andrew andy drew andre | angela angie |
ann anne anna annie | annika anni | antonio toni tonio anthony antoine | anthony tony anton | antonius anton ton toon |
arthur art | barbara barb babs | benedikt ben benoit | benjamin ben benny benji | bernard bernie bernd bernhard |
beatrice bea beatrix | bradley brad | brigitte gitte birgit | carl karl | caroline carrie carolin caro carolyn |
catherine katherine kathryn katharine cathy kathy kate katie kat cath catharine | charles charlie chuck carlos |
charlotte lotte lottie charlie | christian chris kristian | christina christine tina chris kristina kristin christa |
christoph christof kristof chris | christopher chris kit topher kris | claudia klaudia | concepcion concha conchita |
cornelia nelly conny | cornelis kees cor | cynthia cindy | daniel dan danny | daniela dani daniella | david dave davy |
deborah debbie deb debra | dennis denis | dietrich dieter | dolores lola | donald don donny | dorothea dora doro |
dorothy dot dottie | douglas doug | edmund ed ned | eduardo edu | edward ed eddie ted ned teddy |
eleanor ellie nell nora elinor | elisabeth elizabeth lisa elsa else els lisbeth liesbeth liesel |
elizabeth liz lizzie beth betty betsy eliza libby bess | emily em emmy emilie | emma em | enrique quique kike |
eric erik erich | ernest ernie ernst | esther hester | eugene gene | eva eve evi | felicity fliss | ferdinand ferdi |
florian flo | frances fran franny | francis frank | francisco paco pancho fran curro |
frederick fred freddie frederic frederik | friedrich fritz fred friedel | gabriel gabe | gabriela gabriele gabi gaby |
geoffrey jeff geoff jeffrey | george georg georgie jorge | gerald gerry jerry | gerardus gerard gerrit |
gertrude trudy gert | giovanni gianni | giuseppe beppe pino | gregory greg | guadalupe lupe | guillermo memo |
guillaume will | gunter guenter gunther guenther | hannah hanna | harold harry hal | heinrich heinz heiner |
helen helena helene nell | hendrik henk rik | henry harry hank henri | herbert herb | ignacio nacho |
isabel isabelle isabella bella izzy | jacob jake jakob jack | jacobus jaap koos | jacqueline jackie |
james jim jimmy jamie jem | jan johan | jana janna | janet jan | jason jay | javier xavi javi | jean jeannie |
jennifer jen jenny jenni | jeremy jerry jem | jessica jess jessie | jesus chus chuy | joachim jochen achim jo |
joan joanie | joanna joanne jo johanna | johanna hanna jo hanne | johannes hans hannes johann johan jan |
john jon jack johnny jonny jock | jonathan jon jonny johnathan jonathon nathan | josef sepp jupp |
joseph joe joey josef jose jo | josephine josie jo fina | jose pepe | joshua josh | juan juanito | judith judy jutta |
julia jule julie | julian jules | jurgen juergen | karen karin | karl kalle | karoline caroline |
katharina kathrin katrin kathi kati kaethe kathe katja katharine | kathleen kathy kate | kenneth ken kenny |
kevin kev | kimberly kim | klaus claus | konrad conrad kurt | laura laurie | laurence lawrence larry laurie lars |
leonard len lenny leo leonhard | leonardo leo | lewis louis lew | lorenz lorenzo | louis lou ludwig luis |
louise lou luise | lucas lukas luke luc | lucy lucie | luigi gigi | lydia lidia | magdalena lena magda |
manuel manolo manu manny | marc mark marcus markus marco |
margaret maggie meg peggy marge margie greta rita daisy margarita | margarethe margarete grete greta gretchen margret |
maria marie mary mia mitzi | martha marta | martin marty | mary molly polly | mateo matteo | matthew matt mathew |
matthias mathias matthis matze | maximilian max | maximiliano max | melanie mel | melissa mel | mercedes merche |
michael mike mick micky mickey mikey michel mikael | michelle shelly | miguel migue | miriam mirjam |
mohammed mohamed muhammad mohammad mo | monika monica moni | natalie nat nathalie | natalia natasha |
nathaniel nate nathan nat | nicholas nick nicolas nicky nico niko nikolas | nicola nicky nikki | nicole nicky nikki |
nikolaus niklas klaus nico niko | oliver ollie olly olivier | olivia liv livvy | pamela pam |
patricia pat patty trish tricia patsy | patrick pat paddy | paul pablo | penelope penny |
peter pete pieter piet petrus | philip phillip phil philipp philippe pip | pietro piero | rachel rachael rae |
rafael raphael rafa | ralph ralf | randolph randy | raymond ray | rebecca becky becca bex rebekka |
reginald reg reggie | richard rick dick richie ricky rich | robert rob bob bobby robbie bert | roberto beto |
roderick rod | rodolfo rudy | roger rodger | roland rolf | ronald ron ronnie | rosario charo | rosemary rosie |
rudolf rudi rudolph | russell russ | samantha sam sammy | samuel sam sammy | sandra sandy | sara sarah sally |
sebastian basti seb bastian sebastien | sergio checo | sharon shaz | siegfried siggi | simon si | simone moni |
sophia sophie sofia sofie | stefan stephan steffen stef | stefanie stephanie steffi steph |
stephen steven steve stephan stevie | steven stevie | stewart stuart stu | susan sue susie suzy |
susanne susanna suzanne susi sanne | sven svend | sylvia silvia | teresa theresa tess tessa terry therese |
theodore theo ted teddy | theodor theo | thomas tom tommy tomas | tiffany tiff | timothy tim timmy timo |
tobias tobi toby | ulrich uli ulli | ulrike ulli uli rike | ursula uschi ulla | valentina vale | valerie val |
veronica vera ronnie veronika | victor viktor vic | victoria vicky vicki tori viktoria | vincent vince vinny |
vincenzo enzo | walter walt wally walther | waltraud traudl | wilhelm willi willy wim | wilhelmina mina willemijn |
willem wim pim | william will bill billy liam willie wil | wolfgang wolf | yasmin jasmin yasmine jasmine |
yvonne ivonne | zachary zach zack
"""
_GROUPS: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(" ".join(_FORMS.split()).split("|")):
    for _name in _names.split():
        _GROUPS[_name] = _GROUPS.get(_name, frozenset()) | {_number}

_BEGINNING = 3
_REST = 3
"""A name and its beginning are forms of one where both are as long: Raj and Rajesh, but not Jan and Janet."""


def is_form(one: str, other: str) -> bool:
    """Whether two folded given names that differ may be forms of one."""
    if one == other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) >= _BEGINNING and len(long) - len(short) >= _REST and long.startswith(short):
        return True
    return not _GROUPS.get(one, frozenset()).isdisjoint(_GROUPS.get(other, frozenset()))


def have_forms(mine: Collection[tuple[str, str]], theirs: Collection[tuple[str, str]]) -> bool:
    """Whether two people, each by the ends of their names, have one family name and forms of one given name."""
    return any(one[1] == other[1] and is_form(one[0], other[0]) for one in mine for other in theirs)


def form_keys(name: str) -> Iterator[tuple[str, str]]:
    """Keys of which two names share one if :func:`have_forms` holds for them, and some others do."""
    found = ends(name)
    if found is None:
        return
    given, family = found
    if len(given) >= _BEGINNING:
        yield family, given[:_BEGINNING]
    for group in sorted(_GROUPS.get(given, ())):
        yield family, str(group)
