declare module 'c/birdConversations' {
  import { LightningElement } from 'lwc';
  /** As compiled; checked with the package's own configuration. */
  export default class BirdConversations extends LightningElement {}
}
