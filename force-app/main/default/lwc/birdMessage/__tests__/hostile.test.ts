import BirdMedia from 'c/birdMedia';
import BirdMessage from 'c/birdMessage';
import { contentItems, plainFileName } from 'c/birdContent';
import type { TimelineRow } from 'c/birdTimeline';
import { message } from '../../birdModel/__tests__/builders';
import { all, inTurn, mount, one, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

const SHAPES: readonly ((n: number) => string)[] = [
  (n) => `<script>alert(${n})</script>`,
  (n) => `<img src=x onerror=alert(${n})>`,
  (n) => `"><svg/onload=alert(${n})>`,
  (n) => `javascript:alert(${n})`,
  (n) => `JaVaScRiPt:alert(${n})//https://a.example`,
  (n) => `data:text/html,<script>alert(${n})</script>`,
  (n) => `vbscript:msgbox(${n}) http://a.example/${n} ftp://a.example`,
  (n) => `<a href="javascript:alert(${n})">https://a.example/${n}</a>`,
  (n) => `\u202Egnp.${n}exe\u202C`,
  (n) => `\u2067abc\u2066${n}\u2069`,
  (n) => `zero\u200Bwidth\uFEFF${n}\u200D`,
  (n) => `&lt;b&gt;${n}&#x3C;i&#x3E;&nbsp;`,
  (n) => `{{constructor.constructor('alert(${n})')()}} {0} {1}`,
  (n) => `<iframe srcdoc="<script>${n}</script>"></iframe>`,
  (n) => `<style>*{display:none}</style>${n}`,
  (n) => `https://a.example/"onmouseover="alert(${n})`,
  (n) => `https://a.example/<script>${n}</script>`,
  (n) => `<math><mtext></mtext><mglyph>${n}`,
  (n) => `\u0000\u0007${n}\u001b[31m`,
  (n) => `<!--${n}--><template><b>${n}</b></template>`
];
const STRINGS = Array.from({ length: 10 }, (_, n) => SHAPES.map((shape) => shape(n))).flat();
const FORBIDDEN = 'script, iframe, style, math, b, i, template';

function row(text: string): TimelineRow {
  const of = message('a', 0, { body: text, senderName: text });
  return {
    key: 'a',
    message: of,
    isFirst: true,
    sender: text,
    channel: 'whatsapp',
    channelWord: 'WhatsApp',
    day: 0,
    time: '08:12',
    isRecent: false,
    status: '',
    isTextHidden: false,
    mark: 'a'
  };
}

function expectHarmless(element: Mounted): void {
  expect(all(element, FORBIDDEN)).toHaveLength(0);
  for (const each of all(element, '*')) {
    const names = each.getAttributeNames();
    expect(names.filter((name) => name.startsWith('on') || name === 'srcdoc')).toEqual([]);
  }
  const addresses = all<HTMLAnchorElement>(element, '[href], [src]').map(
    (each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''
  );
  expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
}

jest.setTimeout(60_000);

afterEach(unmountAll);

it('tries 200 different strings', () => {
  expect(new Set(STRINGS).size).toBe(200);
});

it('shows texts and names as they are, whatever they hold', async () => {
  await inTurn(STRINGS, async (text) => {
    const element = await mount('c-bird-message', BirdMessage, { row: row(text) });
    expect(one(element, '.text').textContent).toBe(text);
    expect(one(element, 'bdi.sender').textContent).toBe(text);
    expectHarmless(element);
    unmountAll();
  });
});

it('shows file names as they are, but for what turns text round', async () => {
  await inTurn(STRINGS, async (text) => {
    const media = [{ url: text, filename: text, contentType: 'application/pdf' }];
    const linked = [{ url: 'https://a.example/x', filename: text }];
    await inTurn([media, linked], async (each) => {
      const [item] = contentItems(message('a', 0, { type: 'file', body: null, media: each }));
      const element = await mount('c-bird-media', BirdMedia, { item });
      expect(element.shadowRoot?.textContent).toContain(plainFileName(text));
      expectHarmless(element);
      unmountAll();
    });
  });
});

it('lets no file name hide its ending', () => {
  expect(plainFileName('photo\u202Egnp.exe')).toBe('photognp.exe');
});
