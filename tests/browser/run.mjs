// node run.mjs SITE_DIR [--shots DIR] [--limit N]
// Checks a published site in headless Chromium and by the HTML validator; prints each fault and `N passed, N failed`.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkSite } from './lib/check.mjs';
import { siteRoot } from './lib/site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, limit: { type: 'string', default: '40' } },
});
if (positionals.length !== 1) {
  console.error('node run.mjs SITE_DIR [--shots DIR] [--limit N]');
  process.exit(2);
}
if (!existsSync(positionals[0])) {
  console.error(`There is no folder ${positionals[0]}; ./dev demo makes one in samples/site.`);
  process.exit(2);
}
const { passed, failed, faults } = await checkSite(siteRoot(positionals[0]), { shots: values.shots, limit: Number(values.limit) });
for (const { claim, page, selector, text } of faults) console.log(`✗ ${claim}: ${page}: ${selector}: ${text}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
