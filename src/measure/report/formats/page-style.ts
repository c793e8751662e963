/** Black on white, 16 px, colours of at least 3:1 against the page and a white edge between them. */
export const pageStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
.wide { overflow-x: auto; }
.wide:focus { outline: 3px solid #1f4e79; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border-bottom: 1px solid #71767a; padding: .25rem .5rem; text-align: right; white-space: nowrap; }
thead th { vertical-align: bottom; white-space: normal; }
tbody th, thead th:first-child { text-align: left; }
tbody th { font-weight: 400; }
thead th { font-weight: 600; }
svg text { font-size: 14px; fill: #1b1b1b; }
rect { stroke: #fff; stroke-width: 1; }
ul.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
ul.legend svg { vertical-align: -2px; }
.tone0 { fill: #8b1a1a; } .tone1 { fill: #b35c00; } .tone2 { fill: #7a5195; } .tone3 { fill: #5b8db8; } .tone4 { fill: #1f4e79; } 
.tone5 { fill: #2e6b4f; } .tone6 { fill: #a15c9c; } .tone7 { fill: #8d6e1f; } .tone8 { fill: #565c65; }
@media print {
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { font-size: .625rem; }
  th, td { white-space: normal; padding: .125rem .25rem; }
  h2 { break-after: avoid; }
  tr, svg { break-inside: avoid; }
  rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
