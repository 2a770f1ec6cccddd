"""Given names that are nothing else in a sentence about hours: names even alone and in small letters."""

GIVEN_NAMES = frozenset(
    """
    aaron abby abigail adam adriana agnes aisha alan albert alejandra alejandro alex alexa alexis alice alicia allison
    alma alvaro alyssa amanda amir amy ana andre andrea andres andrew andy angela angelica anita anna anne annie
    anthony antonio araceli ariana arturo ashley audrey barbara beatriz becky ben benjamin bernadette beth betty
    bianca bobby brandon brenda brian bruno bryan caleb camila carla carlos carmen carolina caroline carolyn
    catherine cecilia celia cesar charles charlotte chen cheryl chloe chris christina christine christopher cindy
    claire clara claudia connie corey craig cristina cynthia damian dana daniel daniela danielle danny darren dave
    david debbie deborah denise dennis derek diana diane diego dmitri dominic donna doris dorothy doug dylan eddie
    edgar eduardo edward elaine elena eli elias elijah elizabeth ellen emily emma enrique eric erica erik erin esther
    ethan eva evelyn fatima felipe felix fernando fiona frances francisco gabe gabriel gabriela gary george gina
    gloria greg gregory gus hannah harold hector heidi helen henry hiroshi hugo ian ignacio ines irene isaac isabel
    isabella ivan jackie jacob jaime james jamie jane janet jared jasmine jason javier jeff jeffrey jenna jennifer
    jenny jeremy jerry jesse jessica jesus jill jim jimmy joan joanna joe joel john johnny jon jonathan jordan jorge
    jose joseph joshua joyce juan juanita judith judy julia julian julie justin karen karina karl kate katherine
    kathleen kathy katie kayla keisha keith kelly ken kenneth kenji kevin kim kimberly kristen kristin kyle larry
    latoya laura lauren leah lena leo leon leonardo leslie leticia levi liam linda lisa liz lori louis lourdes luca
    lucia lucy luis luke lupe lydia lynn mabel malik manuel marco marcos marcus margaret maria mariana maribel marie
    marilyn mario marisol marta martha martin marvin mateo matt matthew maureen maya megan mei melanie melissa
    michael michelle miguel miriam mohammed molly monica monique morgan nadia nancy naomi natalia natalie nate nathan
    nicholas nicole nina noah noel nora norma olga oliver olivia omar oscar owen pablo pamela pat patricia patrick
    paul paula pedro peter phil philip phyllis priya quinn rachel rafael ralph ramon raquel raul rebecca renee
    ricardo richard rick rita rob robert roberto rodrigo roger roland ronald rosa rosario rosemary ruben russell ruth
    ryan sabrina salvador sam samantha samuel sandra sara sarah scott sean sergio seth shannon sharon shawn sheila
    shelly sherry silvia simon simone sofia sonia sophia sophie stacy stan stella stephanie stephen steve steven
    susan suzanne sylvia tamara tanya tara teresa terry theo theresa thomas tim timothy tina todd tom tomas tony
    tracy tyler valeria vanessa vera veronica vicki victoria vincent virginia walter wanda wendy wes wesley whitney
    william xavier yesenia yolanda yuki yvonne zachary zoe
    """.split()  # noqa: SIM905 - a list of names, read as names
)
