import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../project.ts';

const SUBSCRIBER = 'BirdInboundReady.platformEventSubscriberConfig-meta.xml';
const PLACEHOLDER = 'INTEGRATION_USERNAME';

/** A folder of metadata that names users of one org; it goes with the command. */
export class OrgFiles {
  readonly folder: string;

  constructor() {
    const build = path.join(PROJECT_ROOT, 'build');
    mkdirSync(build, { recursive: true });
    this.folder = mkdtempSync(path.join(build, 'deploy-'));
  }

  /** Lets the trigger on inbound events run as the integration user. */
  writeSubscriber(username: string): void {
    const folder = path.join(this.folder, 'platformEventSubscriberConfigs');
    const sample = path.join(
      PROJECT_ROOT,
      'local-org/sample/platformEventSubscriberConfigs',
      SUBSCRIBER
    );
    const text = readFileSync(sample, 'utf8');
    mkdirSync(folder, { recursive: true });
    const user = `<user>${escaped(username)}</user>`;
    writeFileSync(
      path.join(folder, SUBSCRIBER),
      text.replace(/<user>[^<]*<\/user>/, () => user)
    );
  }

  /** Copies a folder of `config/auth`, with the integration user in the place of its placeholder. */
  copyPolicies(name: string, username: string): void {
    cpSync(path.join(PROJECT_ROOT, 'config/auth', name), this.folder, { recursive: true });
    for (const file of globSync('**/*.ecaOauthPlcy-meta.xml', { cwd: this.folder })) {
      const target = path.join(this.folder, file);
      const text = readFileSync(target, 'utf8');
      writeFileSync(
        target,
        text.replaceAll(PLACEHOLDER, () => escaped(username))
      );
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
