/**
 * Loaded into every Node process of a test by NODE_OPTIONS: writes the arguments of the process, and of each process
 * that it starts, as lines of JSON into the file RECORDED_PROCESSES. Runs in whatever Node the reader's npm has.
 */
const childProcess = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

/** @param {readonly unknown[]} words */
function record(words) {
  appendFileSync(process.env.RECORDED_PROCESSES, `${JSON.stringify(words)}\n`);
}

record([...process.execArgv, ...process.argv]);

const { ChildProcess } = childProcess;
const start = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function spawn(options) {
  record([options.file, ...options.args]);
  return start.call(this, options);
};

for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
  const run = childProcess[name];
  childProcess[name] = (...words) => {
    record(words.flat().filter((word) => typeof word === 'string'));
    return run(...words);
  };
}
syncBuiltinESMExports();
