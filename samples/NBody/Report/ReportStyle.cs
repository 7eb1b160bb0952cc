using System.Text;

namespace Equivariant.ML.NBody;

/// <summary>The page's style sheet, for light and dark displays and for print.</summary>
internal static class ReportStyle
{
    private const string Sheet = """
        :root { color-scheme: light dark;
          --paper: #fbfaf7; --panel: #ffffff; --ink: #1c1e22; --soft: #5d626b; --line: #e4e1d9; --plus: #c8324a; --minus: #2463cf;
          --c0: #5a3fd0; --c1: #0c8273; --c2: #b0650a; --c3: #6b717b; --c4: #b83a86; --c5: #3f7d20; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #14161a; --panel: #1b1e24; --ink: #eceae4; --soft: #a0a5ae; --line: #30343c; --plus: #ff7a8a; --minus: #79a8ff;
          --c0: #a894ff; --c1: #45c9b6; --c2: #f0a94b; --c3: #a3a9b3; --c4: #f288c4; --c5: #93cf6d; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 61rem; margin: 0 auto; padding: 4rem 1.5rem 5rem; }
        h1, h2 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; font-weight: 600; text-wrap: balance; }
        h1 { font-size: clamp(2rem, 5vw, 3rem); line-height: 1.12; letter-spacing: -.015em; margin: 0 0 1rem; max-width: 22ch; }
        h2 { font-size: 1.5rem; margin: 3.75rem 0 .35rem; }
        p { max-width: 66ch; margin: 0 0 1rem; }
        .lead { font-size: 1.125rem; }
        .note { color: var(--soft); font-size: .9375rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1.5rem 2rem; margin: 2.25rem 0 0; padding: 1.5rem 0 0; border-top: 1px solid var(--line); }
        .figures dt { color: var(--soft); font-size: .875rem; order: 2; }
        .figures dd { margin: 0; font: 600 2rem/1.2 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; font-variant-numeric: lining-nums; letter-spacing: -.01em; }
        .figures div { display: flex; flex-direction: column; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-variant-numeric: tabular-nums lining-nums; }
        th, td { text-align: left; padding: .6rem 1.25rem .6rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
        thead th { color: var(--soft); font-size: .875rem; }
        .number { text-align: right; }
        th:last-child, td:last-child { padding-right: 0; }
        .error { width: 40%; } .error div { display: flex; align-items: center; gap: 1rem; } .error span { min-width: 4.5rem; }
        .error i { flex: 1; } .error b { display: block; height: .5rem; min-width: 2px; border-radius: 1px; }
        .winner th, .winner .error { font-weight: 650; }
        .swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: 50%; margin-right: .6rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        svg { display: block; width: 100%; height: auto; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .curves { min-width: 38rem; margin-top: 1rem; }
        .grid { stroke: var(--line); } .axis, .bar { stroke: var(--soft); fill: none; }
        .tick, .axis-name { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        .curve { fill: none; stroke-width: 1.75; stroke-linejoin: round; }
        .level { stroke-width: 1.75; stroke-dasharray: 5 5; }
        .best { fill: var(--paper); stroke-width: 2; } .leader { fill: none; opacity: .45; }
        .name { font-size: 14px; font-weight: 600; }
        .key { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; padding: 0; margin: .5rem 0 1.25rem; list-style: none; color: var(--soft); font-size: .9375rem; }
        .key li { display: flex; align-items: center; gap: .5rem; } .key svg { width: 22px; flex: none; }
        .systems { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; }
        figure { margin: 0; break-inside: avoid; } .systems figure > svg { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
        figcaption { margin-top: .45rem; font-size: .875rem; } figcaption b { font-weight: 600; } figcaption span { color: var(--soft); }
        .way, .history { fill: none; stroke-width: 1.25; stroke-linejoin: round; opacity: .5; } .history { opacity: .3; } .unknown { stroke-dasharray: 3 4; }
        polyline.plus, .true.plus { stroke: var(--plus); } polyline.minus, .true.minus { stroke: var(--minus); }
        .dot.plus, .start.plus { fill: var(--plus); } .dot.minus, .start.minus { fill: var(--minus); } .dot { opacity: .75; }
        .true { fill: var(--panel); stroke-width: 1.75; } .predicted { fill: var(--ink); } .miss { stroke: var(--ink); stroke-width: 1.25; }
        .sign { stroke: var(--panel); stroke-width: 1.75; fill: none; }
        .settings { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .9rem 2rem; margin: 1rem 0 0; }
        .settings dt { color: var(--soft); font-size: .875rem; } .settings dd { margin: 0; font-variant-numeric: tabular-nums; }
        @media (max-width: 40rem) { main { padding: 2.25rem 1.1rem 3rem; } .error { width: auto; } .error i { display: none; } }
        @media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } }
        """;

    private const int Colors = 6;

    /// <summary>The sheet, with a class for the line, text and fill of each model's colour.</summary>
    public static string For(int models)
    {
        var style = new StringBuilder(Sheet);
        for (int i = 0; i < models; i++)
        {
            string color = $"var(--c{i % Colors})";
            style.Append($"\n.line{i} {{ stroke: {color}; }} .text{i} {{ fill: {color}; }} .fill{i} {{ background: {color}; }}");
        }

        return style.ToString();
    }
}
