namespace EcoGis.Tests;

/// <summary>What people write for their industry, taken or refused; cases by hand from the standard.</summary>
internal sealed class IndustryCodeTests
{
    [TestCase("C2614", "C2614", TestName = "A code with its letter")]
    [TestCase(" c2614 ", "C2614", TestName = "A small letter and blanks around")]
    [TestCase("2614", "C2614", TestName = "A class without its letter")]
    [TestCase("261", "C261", TestName = "A group without its letter")]
    [TestCase("26", "C26", TestName = "A division without its letter")]
    [TestCase("0610", "B0610", TestName = "A code that begins with nought")]
    [TestCase("C312", "C312", TestName = "A group that its only class stands for")]
    [TestCase("C2614 有机化学原料制造", "C2614", TestName = "A code with its name behind it")]
    [TestCase("2614有机化学原料制造", "C2614", TestName = "A code and its name without a blank")]
    [TestCase("有机化学原料制造", "C2614", TestName = "A full name")]
    [TestCase("谷物磨制", "C131", TestName = "The name of a group, though a class has it within its own")]
    [TestCase("炼钢", "C3120", TestName = "The name of a group and of its only class means the class")]
    [TestCase("其他采矿业", "B1200", TestName = "The name of a division and of its only class means the class")]
    [TestCase("白酒", "C1512", TestName = "Part of one name")]
    [TestCase("I6513", "I6513", TestName = "A code of a division that is not broken down here")]
    public void An_industry_is_taken(string text, string code) => Assert.That(MadeUp.Rules.Industry(text), Is.EqualTo(code));

    [TestCase("B2614", "ECO-5013", "C2614", TestName = "A letter that is not the division's is refused")]
    [TestCase("2", "ECO-5013", "C2614", TestName = "One digit is refused")]
    [TestCase("26145", "ECO-5013", "C2614", TestName = "Five digits are refused")]
    [TestCase("", "ECO-5013", "C2614", TestName = "Nothing is refused")]
    [TestCase("电石", "ECO-5013", "rules industries", TestName = "A word in no name is refused")]
    [TestCase("C2615", "ECO-5544", "C2614 有机化学原料制造", TestName = "A code that does not exist is refused with its neighbours")]
    [TestCase("C", "ECO-5013", "C2614", TestName = "A section alone is refused")]
    [TestCase("C2699", "ECO-5544", "C2689", TestName = "A group that does not exist is refused with the nearest class")]
    [TestCase("C2614 无机盐制造", "ECO-5545", "有机化学原料制造", TestName = "A code with the name of another is refused")]
    [TestCase("农药", "ECO-5546", "C2631 化学农药制造", TestName = "A word in several names is refused with all of them")]
    [TestCase("燃气生产和供应业", "ECO-5546", "D45 ", TestName = "A name that a division and one of its groups share is refused")]
    [TestCase("化工", "ECO-5547", "C2511 原油加工及石油制品制造", TestName = "A policy word is refused with what it may mean")]
    [TestCase("光伏", "ECO-5547", "D4416 太阳能发电", TestName = "A policy word that happens to be in one name is not taken for that")]
    [TestCase("三磷", "ECO-5547", "C2622 磷肥制造", TestName = "A policy word is known without what its name explains")]
    public void An_industry_is_refused_and_says_what_to_write(string text, string fault, string remedy)
    {
        var refusal = Assert.Throws<EcoException>(() => MadeUp.Rules.Industry(text))!;
        Assert.That(refusal.Faults.Single().Kind.Code, Is.EqualTo(fault), refusal.In(Language.Zh));
        Assert.That(refusal.In(Language.Zh).Split('|')[^1], Does.Contain(remedy));
    }

    [Test]
    public void Every_class_is_found_by_its_own_code_and_every_name_of_one_class_by_that()
    {
        var table = MadeUp.Rules.Industries;
        foreach (var c in table.All.Where(c => c.Code.Length > 1))
            Assert.That((MadeUp.Rules.Industry(c.Code), MadeUp.Rules.Industry(c.Code[1..])), Is.EqualTo((c.Code, c.Code)));
        foreach (var names in table.All.Where(c => c.Code.Length > 1).GroupBy(c => c.Name.Zh).Where(g => g.Count() == 1 && MadeUp.Rules.IndustryGroups.Values.All(w => w.Word != g.Key)))
            Assert.That(MadeUp.Rules.Industry(names.Key), Is.EqualTo(names.Single().Code));
    }
}
