/// Fonts of many scripts, and fonts that imitate handwriting: free ones that Debian and Ubuntu package.
///
/// Pages have words in them, no digits: whoever reads digits is to leave them alone. Whatever is there is
/// used; nothing depends on them.
package struct ScriptFonts: Sendable {
    /// A font and the characters that are taken from it.
    package struct Script: Sendable {
        /// The font's file; never held out, as nothing is trained to read these.
        let font: PrintFonts.Font
        /// Characters that stand for the script, none of them a digit.
        let characters: [String]
        /// Whether the font imitates handwriting.
        let isHandwritten: Bool
    }

    /// The fonts that were found, in the order of the list; may be empty.
    package let scripts: [Script]

    /// Looks for the fonts below a folder; those that are missing are left out.
    package init(folder: String = "/usr/share/fonts") {
        let paths = PrintFonts.files(below: folder)
        scripts = Self.packages.flatMap(\.fonts).compactMap { name, characters, isHandwritten in
            paths[name].map { path in
                Script(
                    font: PrintFonts.Font(name: name, path: path, isHeldOut: false),
                    characters: characters.map { String($0) }, isHandwritten: isHandwritten)
            }
        }
    }

    /// Latin letters of handwriting-like fonts, small ones twice as frequent as capitals; without Q and X.
    ///
    /// No script here has digits, nor anything that is one: full-width and other scripts' digits are left
    /// out.
    private static let latin =
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWYZ"
    /// Cyrillic letters, small ones and nearly all capitals.
    private static let cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"
    /// Greek letters, small ones and most capitals.
    private static let greek = "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΛΞΠΣΦΨΩ"
    /// Japanese syllables: Hiragana, then Katakana.
    private static let kana =
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
        + "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    /// Frequent Chinese characters that Japanese fonts have, too; none of the numerals.
    private static let han = "日月火水木金土人大小上下中山川田口目手足年本学生先名時分今国東西南北天気食書"
    /// Frequent Korean syllables.
    private static let hangul = "가나다라마바사아자차카타파하거너더러머버서어고노도로모보소오한글말을은이름"
    /// Devanagari: independent vowels and consonants.
    private static let devanagari = "अआइईउऊएऐओऔकखगघचछजझटठडढतथदधनपफबभमयरलवशषसह"
    /// Arabic letters in their isolated forms.
    private static let arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    /// Hebrew letters, without final forms.
    private static let hebrew = "אבגדהוזחטיכלמנסעפצקרשת"
    /// Thai consonants.
    private static let thai = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศษสหอฮ"
    /// Bengali: independent vowels and consonants.
    private static let bengali = "অআইঈউঊএঐওঔকখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ"
    /// Tamil: independent vowels and consonants.
    private static let tamil = "அஆஇஈஉஊஎஏஐஒஓகஙசஞடணதநபமயரலவழளறன"
    /// Georgian letters (Mkhedruli).
    private static let georgian = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
    /// Armenian small letters.
    private static let armenian = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ"
    /// Ethiopic syllables of the first order.
    private static let ethiopic = "ሀለሐመሠረሰሸቀበተቸነኘአከወዘዠየደጀገጠጨጰጸፈፐ"

    /// Debian's packages, and of each the files, their characters and whether they imitate handwriting.
    package static let packages: [(name: String, fonts: [(String, String, Bool)])] = [
        ("fonts-dkg-handwriting", [("dkg", latin, true), ("dkgIt", latin, true)]),
        ("fonts-breip", [("Breip", latin, true)]),
        (
            "fonts-bwht",
            [
                ("BecauseWeConnect-Regular", latin, true), ("BecauseWeLearn-Regular", latin, true),
                ("BecauseWeOrganize-Regular", latin, true),
            ]
        ),
        ("fonts-dancingscript", [("DancingScript-Regular", latin, true)]),
        ("fonts-ecolier-court", [("Ecolier-court", latin, true)]),
        ("fonts-femkeklaver", [("femkeklaver", latin, true)]),
        ("fonts-humor-sans", [("Humor-Sans", latin, true)]),
        ("fonts-kristi", [("Kristi", latin, true)]),
        ("fonts-rufscript", [("Rufscript010", latin, true)]),
        ("fonts-levien-typoscript", [("TypoScript", latin, true)]),
        ("fonts-joscelyn", [("Joscelyn-Regular", latin, true)]),
        ("fonts-klee", [("KleeOne-Regular", kana + han, true)]),
        ("fonts-kiloji", [("kiloji", kana + han, true)]),
        ("fonts-seto", [("setofont", kana, true)]),
        (
            "fonts-nanum-extra",
            [("NanumPen", hangul, true), ("NanumBarunGothicLight", hangul, false)]
        ),
        ("fonts-tlwg-purisa-ttf", [("Purisa", thai, true)]),
        ("fonts-ipafont-gothic", [("ipag", kana + han, false)]),
        ("fonts-sawarabi-gothic", [("sawarabi-gothic-medium", kana + han, false)]),
        (
            "fonts-dejavu-core",
            [
                ("DejaVuSans", cyrillic + greek, false), ("DejaVuSerif", cyrillic + greek, false),
                ("DejaVuSansMono", cyrillic, false),
            ]
        ),
        ("fonts-jura", [("Jura-Light", cyrillic + greek, false)]),
        ("fonts-croscore", [("Tinos-Italic", cyrillic, false)]),
        (
            "fonts-noto-core",
            [
                ("NotoSansDevanagari-Regular", devanagari, false),
                ("NotoNaskhArabic-Regular", arabic, false),
                ("NotoSansArabic-Regular", arabic, false),
                ("NotoSansHebrew-Regular", hebrew, false),
                ("NotoRashiHebrew-Regular", hebrew, false),
                ("NotoSansThai-Regular", thai, false), ("NotoSansBengali-Regular", bengali, false),
                ("NotoSansTamil-Regular", tamil, false),
                ("NotoSansGeorgian-Regular", georgian, false),
                ("NotoSansArmenian-Regular", armenian, false),
                ("NotoSansEthiopic-Regular", ethiopic, false),
                ("NotoSerif-Italic", cyrillic, false),
            ]
        ),
    ]
}
