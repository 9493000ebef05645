// Proves that each claim of run.mjs can fail: a good page passes all, and each bad one fails in the claim it is bad in.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSite } from './lib/check.mjs';
import { serve } from './lib/site.mjs';

const font = 'golos-text-cyrillic-400-normal.woff2';
const fonts = fileURLToPath(new URL('../../report_templates/assets/fonts/', import.meta.url));

const style = `@font-face { font-family: Golos; src: url("${font}") format("woff2"); }
body { font-family: Golos, sans-serif; color: #111; background: #fff; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } a { color: #9cf; } }
.scroll { overflow-x: auto; }`;

const good = ({ head = '', body = '' } = {}) => `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Программа</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">${head}</head>
<body><main><h1 id="top-of-it">Дорожная карта</h1><p><a href="#top-of-it">К началу</a>, <a href="a%20b/c.html#x">раздел</a></p>
${body}</main></body></html>`;

const inner = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Раздел</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1 id="x">Раздел</h1><p><a href="../index.html">Программа</a></p></main></body></html>`;

const wide = '<p style="width: 700px">Широко</p>';
const scrolled = '<div class="scroll" tabindex="0" role="region" aria-label="Таблица"><p style="width: 900px">Широко, но в своей рамке</p></div>';

const withBody = (body) => good({ body });

/** Pages of one site, each with the claims that must fail on it, and no others. */
const cases = [
  { name: 'a good page', page: good(), fails: [] },
  { name: 'a wide table in a box of its own', page: withBody(scrolled), fails: [] },
  { name: 'an image without a text', page: withBody('<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>'),
    fails: ['axe at 1280 px', 'axe at 360 px', 'axe in the dark scheme', 'valid HTML'] },
  { name: 'pale text', page: withBody('<p style="color: #bbb; background: #fff">Бледно</p>'),
    fails: ['axe at 1280 px', 'axe at 360 px', 'axe in the dark scheme'] },
  { name: 'pale text on a phone only', page: good({ head: '<style>@media (max-width: 400px) { p { color: #bbb } }</style>', body: '<p>Бледно</p>' }),
    fails: ['axe at 360 px'] },
  { name: 'dark text in the dark only', page: withBody('<p style="color: #222">Темно</p>'), fails: ['axe in the dark scheme'] },
  { name: 'a foreign picture', page: withBody('<p><img alt="Знак" src="https://example.org/x.png"></p>'),
    fails: ['no errors, no foreign host', 'opens from a file'] },
  { name: 'an error in a script', page: withBody('<script>throw new Error("нет")</script>'),
    fails: ['no errors, no foreign host', 'opens from a file'] },
  { name: 'a missing style sheet', page: good({ head: '<link rel="stylesheet" href="no.css">' }),
    fails: ['links resolve', 'no errors, no foreign host', 'opens from a file'] },
  { name: 'too wide for a phone and for zoom', page: withBody(wide),
    fails: ['no sideways scrolling at 360 px', 'no sideways scrolling at 640 px'] },
  { name: 'too wide for a phone', page: withBody(wide.replace('700', '500')), fails: ['no sideways scrolling at 360 px'] },
  { name: 'no viewport for phones', page: good().replace('<meta name="viewport" content="width=device-width">', ''),
    fails: ['no sideways scrolling at 360 px'] },
  { name: 'a link to nothing', page: withBody('<p><a href="no.html">Нет</a></p>'), fails: ['links resolve'] },
  { name: 'a fragment of nothing', page: withBody('<p><a href="a%20b/c.html#y">Нет</a></p>'), fails: ['links resolve'] },
  { name: 'a link from the root', page: withBody('<p><a href="/index.html">От корня</a></p>'), fails: ['links resolve'] },
  { name: 'a link out of the site', page: withBody('<p><a href="../x.html">Вон</a></p>'), fails: ['links resolve'] },
  { name: 'a link to a folder', page: withBody('<p><a href="a%20b/">Папка</a></p>'), fails: ['links resolve'] },
  { name: 'a heavy page', page: withBody(`<p hidden>${randomBytes(64 * 1024).toString('base64')}</p>`), fails: ['weight'] },
  { name: 'text made by a script', page: withBody('<p id="p"></p><script>document.getElementById("p").append("по ходу")</script>'),
    fails: ['same text without JavaScript'] },
  { name: 'text that needs a server', page: withBody('<p id="p"></p><script>if (location.protocol === "http:") document.getElementById("p").append("сервер")</script>'),
    fails: ['opens from a file', 'same text without JavaScript'] },
  { name: 'a tag in the wrong place', page: withBody('<ul><p>Не пункт</p></ul>'),
    fails: ['axe at 1280 px', 'axe at 360 px', 'axe in the dark scheme', 'valid HTML'] },
];
const others = { 'style.css': style, 'a b/c.html': inner };

function write(folder) {
  mkdirSync(join(folder, 'a b'), { recursive: true });
  for (const [path, text] of Object.entries(others)) writeFileSync(join(folder, path), text);
  for (const { name, page } of cases) writeFileSync(join(folder, `${name}.html`), page);
  writeFileSync(join(folder, 'index.html'), good());
  cpSync(join(fonts, font), join(folder, font));
}

/** The server gives nothing from outside of its folder; the raw path is sent, as no browser would. */
async function escapes(folder) {
  const server = await serve(join(folder, 'a b'));
  const ask = (path) => new Promise((resolve) => {
    get(server.origin, { path }, (response) => resolve(response.resume().statusCode));
  });
  const codes = await Promise.all(['/c.html', '/../style.css', '/..%2fstyle.css', '/%2e%2e/style.css'].map(ask));
  server.close();
  return codes.join(' ');
}

let passed = 0;
let failed = 0;
function expect(name, expected, actual) {
  if (expected === actual) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`✗ ${name}: expected [${expected}], got [${actual}]`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'vekha site '));
try {
  write(folder);
  const { faults } = await checkSite(folder, { limit: Infinity });
  const failing = (page) => [...new Set(faults.filter((fault) => fault.page === page).map(({ claim }) => claim))].sort().join('; ');
  for (const { name, fails } of cases) expect(name, [...fails].sort().join('; '), failing(`${name}.html`));
  for (const page of ['index.html', ...Object.keys(others)]) expect(page, '', failing(page));
  expect('the server stays in its folder', '200 404 404 404', await escapes(folder));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const nothing = await checkSite(folder);
  expect('an empty folder', 'there are pages', nothing.faults.map(({ claim }) => claim).join('; '));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
