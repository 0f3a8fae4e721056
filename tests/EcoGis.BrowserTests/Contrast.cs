using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>
/// WCAG 2.2, 1.4.3 (AA) measured in the page: every visible piece of text, words typed or shown in fields, and what charts write, against the ground behind it:
/// 4.5:1, or 3:1 from 24 px, and from 18.66 px where it is bold. What is disabled is exempt. Text on a canvas is read from the chart's own list of shapes and from
/// the styles of the map; a halo counts as its ground. Kinds of zones are told apart by their outline: 3:1 against the paper of the map (1.4.11).
/// </summary>
internal static class Contrast
{
    private const string Measure = """
        async () => {
          const probe = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
          const parse = text => { // any colour of CSS as [r, g, b, a]
            probe.clearRect(0, 0, 1, 1);
            probe.fillStyle = "#000";
            probe.fillStyle = text;
            probe.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = (top, ground) => [0, 1, 2].map(i => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
          const light = c => [0, 1, 2].map(i => c[i] / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ratio = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); };
          const groundOf = element => {
            const stack = [];
            for (let e = element; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              stack.push(c);
              if (c[3] === 1)
                break;
            }
            return stack.reverse().reduce((ground, c) => over(c, ground), [255, 255, 255, 1]);
          };
          const seen = [], bad = new Set();
          const judge = (what, colour, ground, size, bold, wanted) => {
            const need = wanted ?? (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5), found = ratio(over(colour, ground), ground);
            seen.push(what);
            if (found < need)
              bad.add(`${found.toFixed(2)}:1 of ${need}:1 · ${what.trim().slice(0, 40)} · ${colour.map(v => +v.toFixed(2))} on ${ground.map(Math.round)}`);
          };
          const ofElement = (element, what, colour) => {
            const style = getComputedStyle(element);
            let opacity = 1;
            for (let e = element; e; e = e.parentElement)
              opacity *= +getComputedStyle(e).opacity;
            const c = parse(colour ?? style.color);
            judge(`${element.tagName.toLowerCase()}.${element.className} ${what}`, [c[0], c[1], c[2], c[3] * opacity], groundOf(element), parseFloat(style.fontSize), +style.fontWeight >= 700);
          };
          const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(":disabled, [aria-disabled=true], .hidden-text, .skip");
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const e = node.parentElement;
            if (node.data.trim() && !e.closest("option, script, style, datalist") && shown(e))
              ofElement(e, node.data);
          }
          for (const e of document.querySelectorAll("input, select, textarea"))
            if (shown(e) && !["checkbox", "radio", "hidden"].includes(e.type)) {
              ofElement(e, e.value || e.name);
              if (e.placeholder)
                ofElement(e, e.placeholder, getComputedStyle(e, "::placeholder").color);
            }
          const paper = [255, 255, 255, 1];
          for (const box of document.querySelectorAll(".chart"))
            for (const shape of globalThis.echarts.getInstanceByDom(box).getZr().storage.getDisplayList(true))
              if (shape.type === "tspan" && !shape.ignore && shape.style.text.trim())
                judge("chart " + shape.style.text, parse(shape.style.fill ?? "#000"), paper, parseFloat(shape.style.fontSize ?? /([\d.]+)px/.exec(shape.style.font)?.[1] ?? 12), false);
          if (document.querySelector("#stage")) {
            const { map } = await import("/map/board.js");
            const ground = parse(getComputedStyle(document.querySelector("#stage")).backgroundColor);
            for (const layer of map.getLayers().getArray().filter(l => l instanceof ol.layer.Vector))
              for (const feature of layer.getSource().getFeatures())
                for (const text of [layer.getStyleFunction()(feature, 1)].flat().filter(Boolean).map(s => s.getText()).filter(t => t?.getText()))
                  judge("map " + text.getText(), parse(text.getFill().getColor()), over(parse(text.getBackgroundFill()?.getColor() ?? text.getStroke()?.getColor() ?? "#0000"), ground), 13, true);
            for (const layer of await (await fetch("/api/layers")).json())
              judge("outline of " + layer.name, parse(layer.style.stroke), ground, 0, false, 3);
          }
          return [`${seen.length}`, ...bad];
        }
        """;

    /// <summary>All text that is to be seen now.</summary>
    public static async Task Holds(IPage page, string where)
    {
        string[] told = await page.EvaluateAsync<string[]>(Measure);
        Assert.Multiple(() =>
        {
            Assert.That(int.Parse(told[0], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(5), $"{where}: texts measured");
            Assert.That(told[1..], Is.Empty, $"{where}: too little contrast");
        });
    }
}
