import { ANNA, BUDI, NOW, TestOrg } from './org.ts';

const DAY = 86_400_000;

/**
 * Five threads: whatsapp, WhatsApp (of Budi), sms, one without channel, one in the recycle bin; a note on each of the first two.
 */
export function threads(): { readonly org: TestOrg; readonly lead: string } {
  const org = new TestOrg();
  const lead = org.insert('Lead', {
    LastName: 'Wijaya',
    FirstName: 'Sari',
    Company: 'Toko',
    OwnerId: BUDI,
    Phone: '0812'
  });
  const add = (name: string, more: Parameters<TestOrg['insert']>[1]): string =>
    org.insert('Thread__c', { Name: name, OwnerId: ANNA, Key__c: name, CreatedDate: NOW, ...more });
  const first = add('a', {
    Channel__c: 'whatsapp',
    Score__c: 5,
    Stage__c: 'Busy',
    Lead__c: lead,
    LastAt__c: NOW,
    Day__c: '2026-11-22'
  });
  const second = add('b', {
    Channel__c: 'WhatsApp',
    Score__c: 1.5,
    Stage__c: 'New',
    LastAt__c: NOW - DAY,
    Day__c: '2026-11-21',
    OwnerId: BUDI
  });
  add('c', { Channel__c: 'sms', Stage__c: 'Done', LastAt__c: NOW - 10 * DAY, Open__c: 1 });
  add('d', { Score__c: 7 });
  add('e', { Channel__c: 'sms', IsDeleted: 1 });
  org.insert('Note__c', { Name: 'mine', Thread__c: first });
  org.insert('Note__c', { Name: 'his', Thread__c: second });
  return { org, lead };
}
