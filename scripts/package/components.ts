import path from 'node:path';
import { ComponentSet, type SourceComponent } from '@salesforce/source-deploy-retrieve';
import { packageDirectory } from './descriptor.ts';

/** What Salesforce CLI finds in the folder of the package, and would send. */
export function packageComponents(root: string): readonly SourceComponent[] {
  return ComponentSet.fromSource({ fsPaths: [packageFolder(root)] })
    .getSourceComponents()
    .toArray();
}

/** Absolute. */
export function packageFolder(root: string): string {
  return path.join(root, packageDirectory(root).path);
}
