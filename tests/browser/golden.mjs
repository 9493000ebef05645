// node golden.mjs SITE_DIR [--update]
// Compares pictures of the invented office's pages (example_site) with those kept in golden/; more than `tolerance` of the
// pixels different is a failure, and the new picture is left beside as *.new.png. --update keeps the new ones.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './lib/check.mjs';
import { serve, siteRoot } from './lib/site.mjs';

const tolerance = 0.03;  // fonts are drawn a little differently by each version of Chromium
const noticed = 48;      // of 255: a smaller difference of a colour is none
const golden = fileURLToPath(new URL('golden/', import.meta.url));

const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { viewport: { width: 360, height: 780 } };
const looks = [
  { name: 'index', page: 'index.html', options: wide },
  { name: 'programme', page: 'programme', options: wide },
  { name: 'programme-matrix', page: 'programme', options: wide, at: '#months' },
  { name: 'programme-terms', page: 'programme', options: wide, at: '#timeline' },
  { name: 'programme-phone', page: 'programme', options: narrow },
  { name: 'programme-dark', page: 'programme', options: { ...wide, colorScheme: 'dark' } },
  { name: 'programme-print', page: 'programme', options: wide, media: 'print' },
  { name: 'programme-weak-sight', page: 'programme', options: wide, choices: ['size-2', 'colours-3'] },
  { name: 'measure', page: 'measure', options: wide },
  { name: 'data', page: 'data.html', options: wide },
];

/** The first programme's page and its first measure's, by the links that a reader follows. */
async function findPages(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/index.html`);
  const programme = await page.getAttribute('.programme h3 a', 'href');
  await page.goto(`${origin}/${programme}`);
  const measure = await page.evaluate(() => document.querySelector('.matrix tbody a').href);
  await page.close();
  return { programme, measure: measure.slice(origin.length + 1) };
}

async function picture(browser, origin, path, look) {
  const page = await browser.newPage(look.options);
  if (look.media) await page.emulateMedia({ media: look.media });
  await page.goto(`${origin}/${path}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (look.choices) await page.evaluate((ids) => ids.forEach((id) => { document.getElementById(id).checked = true; }), look.choices);
  if (look.at) await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), look.at);
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

/** Share of pixels that differ; 1 when the sizes do. */
function difference(page, first, second) {
  const address = (bytes) => `data:image/png;base64,${bytes.toString('base64')}`;
  return page.evaluate(async ([a, b, least]) => {
    const pixels = async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    };
    const [one, other] = [await pixels(a), await pixels(b)];
    if (one.width !== other.width || one.height !== other.height) return 1;
    let different = 0;
    for (let at = 0; at < one.data.length; at += 4) {
      const far = [0, 1, 2].some((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > least);
      different += far ? 1 : 0;
    }
    return different / (one.data.length / 4);
  }, [address(first), address(second), noticed]);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean' } } });
if (positionals.length !== 1) {
  console.error('node golden.mjs SITE_DIR [--update]');
  process.exit(2);
}
const server = await serve(siteRoot(positionals[0]));
const browser = await launch();
let failed = 0;
try {
  mkdirSync(golden, { recursive: true });
  const found = await findPages(browser, server.origin);
  const comparer = await browser.newPage();
  for (const look of looks) {
    const bytes = await picture(browser, server.origin, found[look.page] ?? look.page, look);
    const file = join(golden, `${look.name}.png`);
    const fresh = join(golden, `${look.name}.new.png`);
    if (values.update) {
      writeFileSync(file, bytes);
      continue;
    }
    const share = existsSync(file) ? await difference(comparer, readFileSync(file), bytes) : 1;
    if (share <= tolerance) {
      rmSync(fresh, { force: true });
      continue;
    }
    failed += 1;
    writeFileSync(fresh, bytes);
    console.log(`✗ ${look.name}: ${(100 * share).toFixed(1)} % of the pixels differ; see golden/${look.name}.new.png`);
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`${looks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
