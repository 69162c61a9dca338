import { describe, test } from 'node:test';
import { apex } from '../support/apex.ts';
import { rows } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';
import { give } from '../support/expressions.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

describe(documented(`${REFERENCE}apex_methods_system_string.htm`, 'String, HTML and runs'), () => {
  test('letters of HTML 3.2 become entities', () =>
    give(apex, '', [
      ['\'"<Black&White>"\'.escapeHtml3()', '&quot;&lt;Black&amp;White&gt;&quot;'],
      ["'é'.escapeHtml3()", '&eacute;'],
      ["'€'.escapeHtml3()", '€']
    ]));
  test('letters of HTML 4 become entities', () =>
    give(apex, '', [
      ['\'"<Black&White>"\'.escapeHtml4()', '&quot;&lt;Black&amp;White&gt;&quot;'],
      ["'€ α …'.escapeHtml4()", '&euro; &alpha; &hellip;'],
      ["'it\\'s 🙂'.escapeHtml4()", "it's 🙂"]
    ]));
  test('entities become letters', () =>
    give(apex, '', [
      ["'&quot;&lt;Black&amp;White&gt;&quot;'.unescapeHtml3()", '"<Black&White>"'],
      ["'&euro;'.unescapeHtml3()", '&euro;'],
      ["'&euro;&#65;&#x42;&unknown;'.unescapeHtml4()", '€AB&unknown;'],
      ["'&#99999999;'.unescapeHtml4()", '&#99999999;']
    ]));
  test('runs of one type of character', () =>
    give(apex, '', [
      ["'Lightning.platform'.splitByCharacterType()", ['L', 'ightning', '.', 'platform']],
      ["'Lightning.platform'.splitByCharacterTypeCamelCase()", ['Lightning', '.', 'platform']],
      ["'fooBAR200Baz'.splitByCharacterTypeCamelCase()", ['foo', 'BAR', '200', 'Baz']],
      ["'ASFRules'.splitByCharacterTypeCamelCase()", ['ASF', 'Rules']],
      ["''.splitByCharacterType()", []]
    ]));
  test('what is left out is refused by name', () => {
    apex`return 'a'.stripHtmlTags();`.isRefusedByName('System.String.stripHtmlTags()');
    apex`return 'a'.offsetByCodePoints(0, 1);`.isRefusedByName('System.String.offsetByCodePoints');
  });
});

describe(documented(`${REFERENCE}apex_methods_system_url.htm`, 'Url'), () => {
  test('parts of an address', () =>
    give(apex, "Url u = new Url('https://ann:pw@a.example.com:8443/b/c?d=e#f');", [
      ['u.getAuthority()', 'ann:pw@a.example.com:8443'],
      ['u.getUserInfo()', 'ann:pw'],
      ['u.getFile()', '/b/c?d=e'],
      ['u.getPort()', 8443],
      ['u.getDefaultPort()', 443],
      ["new Url('https://a.example.com').getUserInfo()", null],
      ["new Url('https://a.example.com').getPort()", -1],
      ["new Url('https://a.example.com').getFile()", '']
    ]));
  test('an address from its parts', () =>
    give(apex, '', [
      ["new Url('https', 'a.example.com', '/b').toExternalForm()", 'https://a.example.com/b'],
      [
        "new Url('https', 'a.example.com', 8443, '/b').toExternalForm()",
        'https://a.example.com:8443/b'
      ],
      ["new Url('https', 'a.example.com', -1, '/b').toExternalForm()", 'https://a.example.com/b'],
      [
        "new Url(new Url('https://a.example.com/b/c'), 'd?e=f').toExternalForm()",
        'https://a.example.com/b/d?e=f'
      ],
      ["new Url((Url) null, 'https://a.example.com').toExternalForm()", 'https://a.example.com']
    ]));
  test('sameFile leaves the fragment out', () =>
    give(apex, "Url u = new Url('https://a.example.com/b#c');", [
      ["u.sameFile(new Url('https://a.example.com/b#d'))", true],
      ["u.sameFile(new Url('https://a.example.com/c#c'))", false]
    ]));
  test('a null part', () =>
    apex`return new Url(null, 'a.example.com', '/b');`.throws('System.NullPointerException'));
});

describe(documented(`${REFERENCE}apex_methods_system_userinfo.htm`, 'UserInfo'), () => {
  test('is what the row of the user says', () =>
    give(
      rows,
      'User u = [SELECT FirstName, LastName, Email, ProfileId, UserRoleId FROM User WHERE Id = :UserInfo.getUserId() WITH SYSTEM_MODE];',
      [
        ['UserInfo.getFirstName() == u.FirstName', true],
        ['UserInfo.getLastName() == u.LastName', true],
        ['UserInfo.getUserEmail() == u.Email', true],
        ['UserInfo.getProfileId() == u.ProfileId', true],
        ['UserInfo.getUserRoleId() == u.UserRoleId', true],
        ['UserInfo.getProfileId() != null', true]
      ]
    ));
  test('costs no query', () =>
    rows`String s = UserInfo.getLastName() + UserInfo.getProfileId(); return Limits.getQueries();`.gives(
      0
    ));
  test('changes with System.runAs', () =>
    rows`User u = new User(FirstName = 'Budi', LastName = 'Santoso', Alias = 'budi', Email = 'budi@example.com', Username = 'budi@example.com.g', ProfileId = UserInfo.getProfileId(), TimeZoneSidKey = 'Asia/Jakarta', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
    insert as system u; System.runAs(u) { return UserInfo.getFirstName() + '|' + UserInfo.getLastName() + '|' + UserInfo.getUserEmail(); } return null;`.gives(
      'Budi|Santoso|budi@example.com'
    ));
});

describe(
  assumed('a session, a theme and licences have no meaning here', 'UserInfo left out'),
  () => {
    test('is refused by name', () => {
      apex`return UserInfo.getSessionId();`.isRefusedByName('System.UserInfo.getSessionId()');
      apex`return UserInfo.getUiThemeDisplayed();`.isRefusedByName(
        'System.UserInfo.getUiThemeDisplayed()'
      );
      apex`return UserInfo.isCurrentUserLicensed('x');`.isRefusedByName(
        'System.UserInfo.isCurrentUserLicensed'
      );
    });
  }
);
