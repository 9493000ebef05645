// The committed fonts are those of the npm package named in report_templates/package.json, byte for byte.
// Installs the package into a temporary folder, so that the working tree stays as it is.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const templates = fileURLToPath(new URL('../../report_templates/', import.meta.url));
const committed = join(templates, 'assets', 'fonts');
const expected = ['cyrillic', 'latin'].flatMap((subset) =>
  [400, 600].map((weight) => `golos-text-${subset}-${weight}-normal.woff2`));

function install(folder) {
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(templates, name), join(folder, name));
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'node_modules', '@fontsource', 'golos-text');
}

/** What is wrong with a committed file, or nothing. */
function fault(name, origin) {
  const copy = join(committed, name);
  if (!existsSync(copy)) return 'is not committed';
  if (!existsSync(origin)) return 'is not a file of the package';
  if (!readFileSync(copy).equals(readFileSync(origin))) return 'differs from the file of the package';
  return undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'vekha-fonts-'));
let failed = 0;
let passed = 0;
try {
  const source = install(folder);
  const fonts = new Set([...expected, ...readdirSync(committed).filter((name) => name.endsWith('.woff2'))]);
  const origins = [...fonts].map((name) => [name, join(source, 'files', name)]);
  for (const [name, origin] of [...origins, ['OFL.txt', join(source, 'LICENSE')]]) {
    const text = fault(name, origin);
    if (!text) {
      passed += 1;
    } else {
      failed += 1;
      console.log(`✗ fonts: assets/fonts/${name} ${text}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
