import BirdSignatureTester from 'c/birdSignatureTester';
import testSignature from '@salesforce/apex/BirdSetupController.testSignature';
import { all, mount, one, settle, textOf, unmountAll } from '../../birdModel/__tests__/dom';
import type { Mounted } from '../../birdModel/__tests__/dom';

jest.mock('@salesforce/apex/BirdSetupController.testSignature', () => ({ default: jest.fn() }), {
  virtual: true
});

const testing = jest.mocked(testSignature);

function draw(sources: readonly string[] = ['Bird', 'Flow']): Promise<Mounted> {
  return mount('c-bird-signature-tester', BirdSignatureTester, { sources });
}

function write(element: Element, selector: string, value: string): void {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
}

beforeEach(() => {
  testing.mockReset().mockResolvedValue(['VALID', 'VALID: taken', 'Scheme of the source: x']);
});

afterEach(unmountAll);

describe('birdSignatureTester', () => {
  it('tests what was pasted and shows what was found', async () => {
    const element = await draw();
    write(element, '.source', 'Flow');
    write(element, '.headers', 'X-Bird-Secret: x');
    write(element, '.payload', '{}');
    one(element, '.run').click();
    await settle();
    expect(testing).toHaveBeenCalledWith({
      source: 'Flow',
      headers: 'X-Bird-Secret: x',
      body: '{}'
    });
    expect(all(element, '.line').map(textOf)).toEqual(['VALID: taken', 'Scheme of the source: x']);
    await expect(element).toBeAccessible();
  });

  it('takes the first source where nobody chose', async () => {
    const element = await draw();
    one(element, '.run').click();
    await settle();
    expect(testing).toHaveBeenCalledWith({ source: 'Bird', headers: '', body: '' });
  });

  it('cannot be pressed while it tests', async () => {
    testing.mockReturnValue(new Promise(() => undefined));
    const element = await draw();
    one(element, '.run').click();
    await settle();
    expect(one<HTMLElement & { disabled: boolean }>(element, '.run').disabled).toBe(true);
  });

  it('says why it failed', async () => {
    testing.mockRejectedValue({ body: { message: 'It broke.' } });
    const element = await draw();
    one(element, '.run').click();
    await settle();
    expect(textOf(one(element, '[role="alert"]'))).toBe('It broke.');
  });

  it('says where to add a source', async () => {
    const element = await draw([]);
    expect(textOf(one(element, '.empty'))).toContain('Bird Webhook Source');
    expect(all(element, '.run')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
