import { LightningElement, api } from 'lwc';
import NEW from '@salesforce/label/c.Bird_People_New';
import PEOPLE from '@salesforce/label/c.Bird_People';
import PEOPLE_MORE from '@salesforce/label/c.Bird_People_More';
import { formatLabel, joined } from 'c/birdLabels';
import { emit } from 'c/birdDom';
import type { BirdPeopleView, BirdPerson } from 'c/birdModel';
import { clockTime, dayLabel } from 'c/birdTime';

interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * Whose conversations are shown, where a record has several people; the name alone where it has one.
 *
 * @fires person with the record id of the one who was chosen
 */
export default class BirdPeople extends LightningElement {
  /** The people to choose from. */
  @api view: BirdPeopleView | undefined;
  /** The record id of the one who is shown. */
  @api selected = '';

  readonly label = { PEOPLE, PEOPLE_MORE };

  get isChoice(): boolean {
    return (this.view?.people.length ?? 0) > 1;
  }

  get name(): string {
    return this.view?.people[0]?.name ?? '';
  }

  get options(): Option[] {
    return (this.view?.people ?? []).map((person) => ({
      value: person.recordId,
      label: this.words(person)
    }));
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const recordId = event.detail.value;
    emit(this, 'person', { recordId });
  }

  /** Name, channels, time of the newest message, number of new ones: in this order, what there is. */
  private words({ name, channels, lastMessageMs, unread }: BirdPerson): string {
    const nowMs = this.view?.nowMs ?? 0;
    return joined(
      ' · ',
      name,
      channels.join(', '),
      lastMessageMs && `${dayLabel(lastMessageMs, nowMs)} ${clockTime(lastMessageMs)}`,
      unread > 0 && formatLabel(NEW, unread)
    );
  }
}
