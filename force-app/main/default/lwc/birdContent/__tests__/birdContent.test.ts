import { contentItems, cutName, fileExtension, fileIcon } from 'c/birdContent';
import { message } from '../../birdModel/__tests__/builders';

describe('contentItems', () => {
  it('has nothing beside a plain text', () => {
    expect(contentItems(message('a', 0))).toEqual([]);
  });

  it.each([
    ['image/jpeg', 'file', 'image'],
    ['audio/ogg; codecs=opus', 'file', 'audio'],
    ['video/mp4', 'video', 'video'],
    ['application/pdf', 'image', 'file'],
    [null, 'image', 'image'],
    [null, 'text', 'file'],
    ['image/webp', 'sticker', 'sticker']
  ])('takes %s of a %s message for %s', (contentType, type, kind) => {
    const media = [{ url: 'https://a.example/x', contentType }];
    expect(contentItems(message('a', 0, { type, media }))).toMatchObject([
      { kind, url: 'https://a.example/x' }
    ]);
  });

  it('drops an address that is not https and keeps the rest', () => {
    const media = [{ url: 'http://a.example/x.pdf', filename: 'x.pdf', size: 0 }];
    const [item] = contentItems(message('a', 0, { type: 'file', media }));
    expect(item).toEqual({ key: '0', kind: 'file', name: 'x.pdf' });
  });

  it('links a place with coordinates to a map, also at 0, 0', () => {
    const place = { type: 'location', latitude: 0, longitude: 0, locationLabel: 'Null Island' };
    expect(contentItems(message('a', 0, place))).toEqual([
      {
        key: 'location',
        kind: 'location',
        location: {
          label: 'Null Island',
          mapUrl: 'https://www.google.com/maps/search/?api=1&query=0,0'
        }
      }
    ]);
  });

  it('has no map without coordinates', () => {
    const [item] = contentItems(message('a', 0, { type: 'location', locationAddress: 'Braga 45' }));
    expect(item?.location).toEqual({ address: 'Braga 45' });
  });

  it.each([
    ['image', { kind: 'image' }],
    ['contact', { kind: 'contact' }],
    ['poll', { kind: 'unsupported', type: 'poll' }],
    ['unsupported', { kind: 'unsupported' }],
    ['text', { kind: 'unsupported' }]
  ])('tells that the content of a %s message is missing', (type, item) => {
    expect(contentItems(message('a', 0, { type, body: null }))).toEqual([
      { key: 'missing', ...item }
    ]);
  });

  it('shows the text of an unknown type alone', () => {
    expect(contentItems(message('a', 0, { type: 'poll' }))).toEqual([]);
  });

  it('misses no text where choices are offered', () => {
    const offered = message('a', 0, { type: 'interactive', body: null, choices: ['Ya'] });
    expect(contentItems(offered)).toEqual([]);
  });
});

describe('file names', () => {
  it('keep their last 8 characters when cut', () => {
    expect(cutName('Perhitungan-Daya-final.pdf')).toEqual({
      start: 'Perhitungan-Daya-f',
      end: 'inal.pdf'
    });
    expect(cutName('short.pdf')).toEqual({ start: 'short.pdf', end: '' });
  });

  it('are not cut within a character', () => {
    const { start, end } = cutName('👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍');
    expect([...start, ...end].every((character) => character === '👍')).toBe(true);
  });

  it('tell the type, else the content type does', () => {
    expect(fileExtension({ key: '0', kind: 'file', name: 'a.DOCX' })).toBe('docx');
    expect(fileExtension({ key: '0', kind: 'file', contentType: 'application/pdf' })).toBe('pdf');
    expect(fileExtension({ key: '0', kind: 'file', name: 'noextension' })).toBe('');
    expect(fileIcon({ key: '0', kind: 'file', name: 'a.xlsx' })).toBe('doctype:excel');
    expect(fileIcon({ key: '0', kind: 'file', name: 'a.dwg' })).toBe('doctype:unknown');
  });
});
