const fs = require('node:fs');
const path = require('node:path');
const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

const LABELS = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';

// Tests see the English texts that are deployed, placeholders included; without this every label
// would be its own name.
const labels = new DOMParser().parseFromString(
  fs.readFileSync(path.join(__dirname, LABELS), 'utf8'),
  'text/xml'
);
for (const label of labels.getElementsByTagName('labels')) {
  const name = label.getElementsByTagName('fullName')[0].textContent;
  const value = label.getElementsByTagName('value')[0].textContent;
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: value }), {
    virtual: true
  });
}

// One time zone for every host, and not the one of most of them.
jest.doMock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'Asia/Jakarta' }), {
  virtual: true
});

// jsdom lays nothing out: no element ever gets another size there.
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
};
