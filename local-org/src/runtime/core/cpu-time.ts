import type { ApexTransaction } from './apex-transaction.ts';

/** Turns of loops between two looks at the clock. */
export const FUEL = 20_000;

/** Milliseconds of CPU time this process has used. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Charges the CPU time since the last look. @throws LimitFailure */
export function checkCpuTime(tx: ApexTransaction): void {
  const now = cpuMilliseconds();
  const spent = Math.floor(now - tx.cpuSeenAt);
  if (spent <= 0) return;
  tx.cpuSeenAt += spent;
  tx.limits.add('cpuTime', spent);
}
