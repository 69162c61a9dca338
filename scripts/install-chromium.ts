/** Makes sure that there is a Chromium for the browser tests: uses the host's, else installs Debian's. */
import { findChromium } from './support/chromium.ts';
import { runCommand } from './support/run-command.ts';

async function install(): Promise<number> {
  if (findChromium() !== undefined) return 0;
  process.stderr.write('No Chromium found; installing it with apt-get.\n');
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium', 'fonts-liberation']
  ]) {
    const result = await runCommand('apt-get', args);
    if (result.code !== 0) {
      process.stderr.write(
        `${result.stderr}\nChromium could not be installed. Install it yourself, or point CHROMIUM_PATH at a Chromium or Chrome.\n`
      );
      return 1;
    }
  }
  return findChromium() === undefined ? 1 : 0;
}

process.exitCode = await install();
