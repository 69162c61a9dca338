import { LightningElement, api } from 'lwc';
import KIND_VOICE from '@salesforce/label/c.Bird_Kind_Voice';
import PAUSE from '@salesforce/label/c.Bird_Pause';
import PLAY from '@salesforce/label/c.Bird_Play';
import POSITION from '@salesforce/label/c.Bird_Position';
import { joined } from 'c/birdLabels';
import { emit } from 'c/birdDom';
import { playingTime } from 'c/birdTime';

/**
 * A voice note: play, track, position and, once known, length.
 *
 * @fires voice with whether it plays now
 * @fires unavailable when it cannot be played
 */
export default class BirdAudio extends LightningElement {
  /** An https address. */
  @api src: string | undefined;
  /** Of the controls: 0 where the keyboard may reach them. */
  @api controlTabIndex = '-1';

  readonly label = { KIND_VOICE, POSITION };

  private isPlaying = false;
  private positionSeconds = 0;
  private lengthSeconds = 0;

  get buttonIcon(): string {
    return `utility:${this.isPlaying ? 'pause' : 'play'}`;
  }

  get buttonText(): string {
    return this.isPlaying ? PAUSE : PLAY;
  }

  /** The length, or 1 while it is unknown, so that the track stands at its start. */
  get trackEnd(): number {
    return this.lengthSeconds || 1;
  }

  get trackPosition(): number {
    return this.lengthSeconds ? this.positionSeconds : 0;
  }

  get isTrackUnusable(): boolean {
    return this.lengthSeconds === 0;
  }

  get timeText(): string {
    const { positionSeconds, lengthSeconds } = this;
    return joined(' / ', playingTime(positionSeconds), lengthSeconds && playingTime(lengthSeconds));
  }

  private get player(): HTMLAudioElement {
    return this.refs?.player as HTMLAudioElement;
  }

  async handleToggle(): Promise<void> {
    if (this.isPlaying) {
      this.player.pause();
      return;
    }
    try {
      await this.player.play();
    } catch (error) {
      // Pausing before the sound began also rejects; only a real failure takes the player away.
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        this.handleError();
      }
    }
  }

  handleSeek(event: Event): void {
    this.player.currentTime = Number((event.target as HTMLInputElement).value);
  }

  handlePlaying(event: Event): void {
    this.isPlaying = event.type === 'play';
    const detail = { isPlaying: this.isPlaying };
    emit(this, 'voice', detail, true);
  }

  handleTime(): void {
    this.positionSeconds = this.player.currentTime;
  }

  handleLength(): void {
    const { duration } = this.player;
    this.lengthSeconds = Number.isFinite(duration) ? duration : 0;
  }

  handleError(): void {
    emit(this, 'unavailable');
  }
}
