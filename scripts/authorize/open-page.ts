import { spawn } from 'node:child_process';
import process from 'node:process';

/** Opens an address in the user's browser where there is one; the address is printed all the same. */
export function openPage(address: string): void {
  const program = process.env['BROWSER'] ?? (process.platform === 'darwin' ? 'open' : 'xdg-open');
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
