// Runs the tests in test/browser, which need Chromium and fonts for the portal's languages. In CI it installs them and fails without
// them; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { needPrograms } from './programs.mjs';

const PROGRAMS = {
  '/usr/bin/chromium': 'chromium',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc': 'fonts-noto-cjk',
  '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf': 'fonts-liberation',
  '/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf': 'fonts-open-sans',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf': 'fonts-dejavu',
};

needPrograms('in a browser', PROGRAMS, () => [], { byRoot: false });
const { status } = spawnSync('jest', ['--selectProjects', 'browser', '--runInBand', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
