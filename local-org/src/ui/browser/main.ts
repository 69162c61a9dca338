import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'shell/app';
import { eventHub } from 'local-org/events';

const page = document.querySelector('#page');
if (page === null) throw new Error('The page has no place for its content.');
page.appendChild(createElement('shell-app', { is: App }));

eventHub.listen(
  '/local-org/rebuilt',
  () => window.location.reload(),
  () => undefined
);
