/** How a command ended, for scripts that call it. */
export const EXIT = {
  ok: 0,
  /** The user's code or metadata is wrong, or a test failed. */
  failures: 1,
  wrongUsage: 2,
  /** Valid on Salesforce, not modelled. */
  unsupported: 3,
  /** A fault of the local org. */
  fault: 70
} as const;
