import type { BirdThreadView } from 'c/birdModel';
import { exportName, exportText, readAll } from './exportText';
import { countMessages } from './messageFilter';
import type { MessageSource, Selection } from './threadStore';

/** Writes the messages of a selection into a text file, told and stopped on the way. */
export class ExportJob {
  /** How many messages it will be. */
  readonly total: number;
  /** How many are read. */
  read = 0;
  hasFailed = false;

  private isCancelled = false;

  constructor(frame: BirdThreadView, { channel, filter }: Selection) {
    this.total = countMessages(frame.counts, channel, filter);
  }

  /** Stops the reading; nothing is saved. */
  cancel(): void {
    this.isCancelled = true;
  }

  /**
   * Reads and saves.
   *
   * @param facts lines that say which messages these are
   * @param onChange called whenever it got further
   * @returns whether a file was saved
   */
  async run(
    source: MessageSource,
    frame: BirdThreadView,
    selection: Selection,
    facts: readonly string[],
    onChange: () => void
  ): Promise<boolean> {
    try {
      const messages = await readAll(source, frame, selection, (read) => {
        this.read = read;
        onChange();
        return !this.isCancelled;
      });
      if (!messages) {
        return false;
      }
      save(exportName(frame.personName ?? '', frame.nowMs), exportText(frame, messages, facts));
      return true;
    } catch {
      // The reader is told that it stopped; a file with gaps would claim to be whole.
      this.hasFailed = !this.isCancelled;
      return false;
    }
  }
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
