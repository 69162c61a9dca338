import {
  deliveryState,
  httpsUrl,
  isChosenReply,
  mergeMessages,
  reasonSentence,
  senderKind,
  textSegments
} from 'c/birdModel';
import { MINUTE_MS, message, reply } from './builders';

describe('mergeMessages', () => {
  const first = message('a', 3 * MINUTE_MS);
  const second = reply('b', 2 * MINUTE_MS, { status: 'sent' });

  it('puts an unknown message where its sort key belongs, not where it came', () => {
    const between = message('c', 2.5 * MINUTE_MS);
    const result = mergeMessages([first, second], [between]);
    expect(result.messages.map((each) => each.id)).toEqual(['a', 'c', 'b']);
    expect(result.added).toEqual([between]);
    expect(result.changed).toEqual([]);
  });

  it('keeps one message per id and takes the newer content', () => {
    const read = { ...second, status: 'read' };
    const result = mergeMessages([first, second], [first, read]);
    expect(result.messages).toEqual([first, read]);
    expect(result.messages[0]).toBe(first);
    expect(result.changed).toEqual([read]);
  });

  it('answers the very same list when nothing is new', () => {
    const current = [first, second];
    const result = mergeMessages(current, [{ ...first }, { ...second }]);
    expect(result.messages).toBe(current);
  });

  it('orders by sort key even against the times', () => {
    const late = message('z', 0, { sortKey: '1' });
    expect(mergeMessages([first], [late]).messages).toEqual([late, first]);
  });
});

describe('deliveryState', () => {
  it.each([
    ['accepted', 'sending'],
    ['SENT', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['delivery_failed', 'failed'],
    ['rejected', 'failed'],
    ['clicked', 'read'],
    ['skipped', 'failed'],
    ['deferred', 'sending'],
    ['teleported', undefined],
    [null, undefined]
  ])('reads %s as %s', (status, state) => {
    expect(deliveryState(reply('a', 0, { status }))).toBe(state);
  });

  it('says nothing about an inbound message', () => {
    expect(deliveryState(message('a', 0, { status: 'delivered' }))).toBeUndefined();
  });
});

describe('reasonSentence', () => {
  it.each(['131026', 'EC_UNREACHABLE', 'undeliverable', '', 'error 131026'])(
    'refuses the bare code %p',
    (statusReason) => {
      expect(reasonSentence(reply('a', 0, { statusReason }))).toBeUndefined();
    }
  );

  it('keeps a sentence', () => {
    const statusReason = 'Number unreachable (SMS).';
    expect(reasonSentence(reply('a', 0, { statusReason }))).toBe(statusReason);
  });
});

describe('senderKind', () => {
  it('is the customer for everything inbound', () => {
    expect(senderKind(message('a', 0, { senderKind: 'bot' }))).toBe('customer');
  });

  it('is an agent unless an automation is named', () => {
    expect(senderKind(reply('a', 0, { senderKind: null }))).toBe('agent');
    expect(senderKind(reply('a', 0, { senderKind: 'somebody' }))).toBe('agent');
    expect(senderKind(reply('a', 0, { senderKind: 'Campaign' }))).toBe('campaign');
  });
});

describe('isChosenReply', () => {
  it('is an inbound interactive message only', () => {
    expect(isChosenReply(message('a', 0, { type: 'interactive' }))).toBe(true);
    expect(isChosenReply(message('a', 0, { type: 'interactive', body: null }))).toBe(false);
    expect(isChosenReply(reply('a', 0, { type: 'interactive' }))).toBe(false);
    expect(isChosenReply(message('a', 0))).toBe(false);
  });
});

describe('httpsUrl', () => {
  it.each(['http://a.example/x', 'ftp://a.example', 'data:text/html,x', 'a.example', '', null])(
    'refuses %p',
    (address) => {
      expect(httpsUrl(address)).toBeUndefined();
    }
  );

  it('accepts https', () => {
    expect(httpsUrl('https://a.example/x?y=1')).toBe('https://a.example/x?y=1');
  });
});

describe('textSegments', () => {
  it('makes https addresses links and leaves sentence marks outside', () => {
    expect(textSegments('Lihat https://a.example/x?y=1. Ya (https://b.example)!')).toEqual([
      { text: 'Lihat ' },
      { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { text: '. Ya (' },
      { text: 'https://b.example', href: 'https://b.example/' },
      { text: ')!' }
    ]);
  });

  it('leaves markup and other addresses as text', () => {
    const text = '<b>Halo</b> http://a.example javascript:alert(1)';
    expect(textSegments(text)).toEqual([{ text }]);
    expect(textSegments('')).toEqual([]);
  });
});
