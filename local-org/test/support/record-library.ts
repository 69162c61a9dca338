import path from 'node:path';
import process from 'node:process';
import { behaviourTests } from './behaviour-tests.ts';

/*
 * Loaded before every process of a test run (`node --import`): where that process is a behaviour test, it notes the functions and
 * fields of the platform's library that are run, in a file of its own in the folder `LIBRARY_RECORD`.
 */

const folder = process.env['LIBRARY_RECORD'];
const file = process.argv[1];

if (folder !== undefined && file !== undefined && behaviourTests().includes(path.resolve(file))) {
  const { noteLibraryCalls } = await import('./note-library-calls.ts');
  noteLibraryCalls(path.join(folder, `${process.pid}.json`));
}
