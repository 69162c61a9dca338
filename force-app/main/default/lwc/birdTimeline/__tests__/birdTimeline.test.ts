import { buildTimeline, findUnread, planTimeline } from 'c/birdTimeline';
import type { TimelineDay, TimelineInput, TimelinePart, TimelineRow } from 'c/birdTimeline';
import type { BirdMessageView } from 'c/birdModel';
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  NOW_MS,
  RECORD_ID,
  channel,
  conversation,
  message,
  reply
} from '../../birdModel/__tests__/builders';

function timeline(of: TimelineInput): TimelineDay[] {
  return buildTimeline(planTimeline(of));
}

function input(
  messages: readonly BirdMessageView[],
  changes: Partial<TimelineInput> = {}
): TimelineInput {
  return {
    messages,
    conversations: [conversation('wa', 'whatsapp'), conversation('sms', 'sms')],
    channels: [channel('WhatsApp', 3), channel('SMS', 1)],
    channel: null,
    personName: 'Siti Rahayu',
    canReadBody: true,
    hasEarlier: false,
    nowMs: NOW_MS,
    unread: null,
    recordId: RECORD_ID,
    caseUrls: new Map(),
    ...changes
  };
}

function rowsOf(days: TimelineDay[]): TimelineRow[] {
  return days.flatMap((day) => day.parts.flatMap(({ rows }) => rows ?? []));
}

function kindOf({ rows, text }: TimelinePart): string {
  return (rows && 'list') ?? (text ? 'divider' : 'line');
}

function firsts(messages: BirdMessageView[], changes: Partial<TimelineInput> = {}): boolean[] {
  return rowsOf(timeline(input(messages, changes))).map((row) => row.isFirst);
}

describe('days', () => {
  it('hold their messages under one label each', () => {
    const days = timeline(
      input([message('a', 2 * DAY_MS), message('b', DAY_MS), message('c', HOUR_MS)])
    );
    expect(days.map((day) => day.label)).toEqual(['Wednesday', 'Yesterday', 'Today']);
    expect(days.map((day) => rowsOf([day]).map((row) => row.key))).toEqual([['a'], ['b'], ['c']]);
  });

  it('are none without messages', () => {
    expect(timeline(input([]))).toEqual([]);
  });
});

describe('groups', () => {
  it('join what one sender wrote within 5 minutes each', () => {
    expect(
      firsts([
        message('a', 20 * MINUTE_MS),
        message('b', 15 * MINUTE_MS),
        message('c', 10 * MINUTE_MS - 1),
        message('d', 1 * MINUTE_MS)
      ])
    ).toEqual([true, false, true, true]);
  });

  it.each([
    ['sender', reply('b', MINUTE_MS)],
    ['name', message('b', MINUTE_MS, { senderName: 'Rudi' })],
    ['conversation', message('b', MINUTE_MS, { conversationId: 'sms' })]
  ])('end with another %s', (_, next) => {
    expect(firsts([message('a', 2 * MINUTE_MS), next])).toEqual([true, true]);
  });

  it('tell a bot from a person of the same name', () => {
    const bot = reply('b', MINUTE_MS, { senderKind: 'bot' });
    expect(firsts([reply('a', 2 * MINUTE_MS), bot])).toEqual([true, true]);
  });

  it('end with a failure, the divider and a conversation line', () => {
    const failed = reply('a', 2 * MINUTE_MS, { status: 'failed' });
    expect(firsts([failed, reply('b', MINUTE_MS)])).toEqual([true, true]);
    const unread = { messageId: 'b', count: 1 };
    expect(firsts([message('a', 2 * MINUTE_MS), message('b', MINUTE_MS)], { unread })).toEqual([
      true,
      true
    ]);
  });
});

describe('status', () => {
  it('stands under the last of a group and wherever the next one differs', () => {
    const rows = rowsOf(
      timeline(
        input([
          reply('a', 4 * MINUTE_MS, { status: 'read' }),
          reply('b', 3 * MINUTE_MS, { status: 'read' }),
          reply('c', 2 * MINUTE_MS, { status: 'sent' }),
          reply('d', 1 * MINUTE_MS, { status: 'sent' }),
          message('e', 0, { status: 'delivered' })
        ])
      )
    );
    expect(rows.map((row) => row.status)).toEqual(['', 'read', '', 'sent', '']);
  });
});

describe('heads', () => {
  it('name the channel in All only', () => {
    const [all] = rowsOf(timeline(input([message('a', 0)])));
    expect(all).toMatchObject({ channel: 'whatsapp', channelWord: 'WhatsApp' });
    const [one] = rowsOf(timeline(input([message('a', 0)], { channel: 'whatsapp' })));
    expect(one?.channelWord).toBe('');
  });

  it('name the number where a channel has two conversations of different names', () => {
    const conversations = [
      conversation('wa', 'whatsapp'),
      conversation('wa2', 'whatsapp', { channelName: 'WhatsApp · Sales' })
    ];
    const rows = rowsOf(
      timeline(
        input([message('a', MINUTE_MS), message('b', 0, { conversationId: 'wa2' })], {
          conversations,
          channel: 'whatsapp'
        })
      )
    );
    expect(rows.map((row) => row.channelWord)).toEqual(['WhatsApp', 'WhatsApp · Sales']);
  });

  it('fall back to the person, the team, nothing for an automation', () => {
    const nameless = { senderName: null };
    const messages = [
      message('a', 3 * MINUTE_MS, nameless),
      reply('b', 2 * MINUTE_MS, nameless),
      reply('c', MINUTE_MS, { ...nameless, senderKind: 'bot' })
    ];
    expect(rowsOf(timeline(input(messages))).map((row) => row.sender)).toEqual([
      'Siti Rahayu',
      'Your team',
      ''
    ]);
    const [unknown] = rowsOf(timeline(input([messages[0]!], { personName: '' })));
    expect(unknown?.sender).toBe('Customer');
  });
});

describe('hidden texts', () => {
  it('are told where a text was to be expected', () => {
    const rows = rowsOf(
      timeline(
        input(
          [
            message('a', 2, { body: null }),
            message('b', 1, { body: null, type: 'image', media: [{ url: 'https://a.example' }] }),
            message('c', 0, { body: null, type: 'location', locationLabel: 'Shop' })
          ],
          { canReadBody: false }
        )
      )
    );
    expect(rows.map((row) => row.isTextHidden)).toEqual([true, false, false]);
  });

  it('are not claimed of an empty text that may be read', () => {
    const [row] = rowsOf(timeline(input([message('a', 0, { body: null })])));
    expect(row?.isTextHidden).toBe(false);
  });
});

describe('divider', () => {
  it('stands before the first new message with the count', () => {
    const unread = { messageId: 'b', count: 3 };
    const [day] = timeline(
      input([message('a', 2 * MINUTE_MS), message('b', MINUTE_MS)], { unread })
    );
    expect(day?.parts.map(kindOf)).toEqual(['list', 'divider', 'list']);
    expect(day?.parts[1]).toMatchObject({ text: '3 new messages' });
  });

  it('comes under the label of a day that begins with it', () => {
    const unread = { messageId: 'a', count: 1 };
    const [day] = timeline(input([message('a', 0)], { unread }));
    expect(day?.parts.map(kindOf)).toEqual(['divider', 'list']);
    expect(day?.parts[0]).toMatchObject({ text: '1 new message' });
  });
});

describe('conversation lines', () => {
  const closed = conversation('wa', 'whatsapp', { status: 'Closed' });
  const second = conversation('wa2', 'whatsapp', {
    caseId: '500A',
    caseNumber: '00001042',
    caseOwnerName: 'Dewi {0}'
  });
  const messages = [message('a', MINUTE_MS), message('b', 0, { conversationId: 'wa2' })];

  it('tell of the conversation after a closed one, with its Case', () => {
    const caseUrls = new Map([['500A', '/case']]);
    const changes = { conversations: [closed, second], hasEarlier: true, caseUrls };
    const [day] = timeline(input(messages, changes));
    expect(day?.parts[1]).toEqual({
      key: 'line/wa2',
      pieces: [
        { key: '0', text: 'New WhatsApp conversation' },
        { key: '1', text: ' · ' },
        { key: '2', text: 'Case 00001042', caseId: '500A', url: '/case' },
        { key: '3', text: ' · Owner ' },
        { key: '4', text: 'Dewi {0}', isName: true },
        { key: '5', text: '' }
      ]
    });
  });

  it('leave out the Case that the page shows', () => {
    const changes = { conversations: [closed, second], recordId: '500A' };
    const [day] = timeline(input(messages, changes));
    expect(day?.parts[1]).toEqual({
      key: 'line/wa2',
      pieces: [{ key: '0', text: 'New WhatsApp conversation' }]
    });
  });

  it('claim no beginning that is not known', () => {
    const changes = { conversations: [conversation('wa', 'whatsapp'), second], hasEarlier: true };
    const [day] = timeline(input(messages, changes));
    expect(day?.parts.map(kindOf)).toEqual(['list']);
  });
});

describe('part of a thread', () => {
  const messages = Array.from({ length: 12 }, (_, index) =>
    message(`m${index}`, (12 - index) * MINUTE_MS)
  );

  it('is laid out as the whole would be, with the same keys', () => {
    const plan = planTimeline(input(messages, { unread: { messageId: 'm4', count: 2 } }));
    const [whole] = buildTimeline(plan);
    const [part] = buildTimeline(plan, { from: 6, to: 9 });
    expect(part?.key).toBe(whole?.key);
    expect(part?.parts.map(({ key }) => key)).toEqual([whole?.parts.at(-1)?.key]);
    expect(rowsOf([part!])).toEqual(rowsOf([whole!]).slice(6, 9));
  });

  it('gives back the rows that did not change', () => {
    const first = rowsOf(timeline(input(messages)));
    const known = new Map(first.map((row) => [row.key, row]));
    const again = rowsOf(buildTimeline(planTimeline(input(messages)), undefined, known));
    expect(again.every((row, index) => row === first[index])).toBe(true);
  });

  it('carries the search term only where a text holds it', () => {
    const found = rowsOf(timeline(input(messages, { mark: 'TEXT of m1' })));
    expect(found.filter(({ mark }) => mark !== '').map(({ key }) => key)).toEqual([
      'm1',
      'm10',
      'm11'
    ]);
  });

  it('says nothing about where conversations begin among filtered messages', () => {
    const conversations = [conversation('wa', 'whatsapp', { caseNumber: '1' })];
    const [day] = timeline(input(messages, { conversations, isFiltered: true }));
    expect(day?.parts.map(kindOf)).toEqual(['list']);
  });

  it('tells two open conversations of one number apart by their names', () => {
    const conversations = ['wa', 'wa2'].map((id) =>
      conversation(id, 'whatsapp', { name: `BC-${id}` })
    );
    const [row] = rowsOf(timeline(input(messages, { conversations, channel: 'whatsapp' })));
    expect(row?.channelWord).toBe('WhatsApp · BC-wa');
  });
});

describe('findUnread', () => {
  const seenAnHourAgo = [conversation('wa', 'whatsapp', { lastSeenMs: NOW_MS - HOUR_MS })];
  const page = { conversations: seenAnHourAgo, nowMs: NOW_MS, hasEarlier: false };
  const messages = [
    message('a', 2 * HOUR_MS),
    reply('b', 50 * MINUTE_MS),
    message('c', 40 * MINUTE_MS),
    message('d', 30 * MINUTE_MS)
  ];

  it('is the first inbound message after the last look', () => {
    expect(findUnread(page, messages, 2)).toEqual({ messageId: 'c', count: 2 });
  });

  it('is nothing when all was seen', () => {
    expect(findUnread(page, messages, 0)).toBeNull();
    expect(findUnread(page, messages.slice(0, 2), 2)).toBeNull();
  });

  it('waits until the first new message is loaded', () => {
    expect(findUnread({ ...page, hasEarlier: true }, messages, 3)).toBeNull();
    expect(findUnread({ ...page, hasEarlier: true }, messages, 2)?.messageId).toBe('c');
  });

  it('counts everything of a conversation never looked at', () => {
    const conversations = [conversation('wa', 'whatsapp', { lastSeenMs: null })];
    expect(findUnread({ ...page, conversations }, messages, 3)).toEqual({
      messageId: 'a',
      count: 3
    });
  });

  it('leaves out what came after the page was opened', () => {
    const later = message('e', -MINUTE_MS);
    expect(findUnread(page, [...messages.slice(0, 2), later], 1)).toBeNull();
  });
});
