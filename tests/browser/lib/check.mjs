// All claims of a site: `checkSite` gathers what `run.mjs` prints and `selftest.mjs` expects.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { claimsOf, desktop, phone } from './claims.mjs';
import { checkLinks } from './links.mjs';
import { filesOf, onePerKind, pagesOf, sample, serve } from './site.mjs';

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

/**
 * The HTML validator's errors in `pages` under `root`, in one run of Java. It gets the pages by name: a release holds a link
 * to its own archive (`releases`), which the validator would follow for ever.
 */
async function validate(root, pages) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const said = await new Promise((resolve, reject) => {
    const command = ['-jar', jar, '--errors-only', '--format', 'json', '--exit-zero-always',
      ...pages.map((page) => join(root, page))];
    execFile('java', command, { maxBuffer: 1 << 28 }, (error, out, err) => (error ? reject(error) : resolve(err || out)));
  });
  return JSON.parse(said).messages.map(({ url, lastLine, message, extract }) => ({
    page: decodeURI(fileURLToPath(url)).slice(root.length + 1),
    selector: `line ${lastLine}`, text: `${message} ${(extract ?? '').replace(/\s+/g, ' ').trim()}`,
  }));
}

/** Runs `work` over `items`, two at a time. */
async function inPairs(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

/** Pictures of one page of each kind: desktop, phone, dark, and as it prints. */
export async function takeShots(browser, origin, root, pages, folder) {
  mkdirSync(folder, { recursive: true });
  const looks = { desktop, phone, dark: { ...desktop, colorScheme: 'dark' } };
  for (const path of onePerKind(root, pages)) {
    const name = path.replace(/\.html$/, '').replaceAll('/', '_');
    for (const [look, options] of Object.entries(looks)) {
      const page = await browser.newPage(options);
      await page.goto(`${origin}/${encodeURI(path)}`);
      await page.screenshot({ path: join(folder, `${name}.${look}.png`), fullPage: true });
      if (look === 'desktop') await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', printBackground: true });
      await page.close();
    }
  }
}

/** Checks the site under `root`: `{passed, faults: [{claim, page, selector, text}], failed}`. A claim about one page counts as one. */
export async function checkSite(root, { limit = 40, shots } = {}) {
  const result = { passed: 0, failed: 0, faults: [] };
  const note = (claim, page, faults) => {
    result[faults.length ? 'failed' : 'passed'] += 1;
    result.faults.push(...faults.map((fault) => ({ claim, page, ...fault })));
  };
  const pages = pagesOf(root);
  note('there are pages', '.', pages.length ? [] : [{ selector: '-', text: 'no .html file in this folder' }]);
  if (!pages.length) return result;

  const byPage = (claim, of, faults) => of.forEach((page) => note(claim, page, faults.filter((fault) => fault.page === page)));
  const links = checkLinks(root, filesOf(root));
  byPage('links resolve', links.looked, links.faults);
  byPage('valid HTML', pages, await validate(root, pages));

  const server = await serve(root);
  const browser = await launch();
  try {
    await inPairs(sample(root, pages, limit), async (path) => {
      const claims = await claimsOf(browser, server.origin, root, path);
      for (const [claim, faults] of Object.entries(claims)) note(claim, path, faults);
    });
    if (shots) await takeShots(browser, server.origin, root, pages, shots);
  } finally {
    await browser.close();
    server.close();
  }
  return result;
}
