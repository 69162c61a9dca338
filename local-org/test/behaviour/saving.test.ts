import { describe, test } from 'node:test';
import { rows } from '../support/apex-rows.ts';
import { assumed, documented } from '../support/evidence.ts';

const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';
const DML_EXCEPTION = 'System.DmlException';
const first = (error: string): string =>
  `Insert failed. First exception on row 0; first error: ${error}`;
const missing = (names: string): string =>
  first(`REQUIRED_FIELD_MISSING, Required fields are missing: [${names}]: [${names}]`);

describe(documented(`${GUIDE}langCon_apex_primitives.htm`, 'text that is saved'), () => {
  test('loses the white space around it', () =>
    rows`insert as system new Lead(LastName = ' a b ', Company = 'x'); return [SELECT LastName FROM Lead WITH SYSTEM_MODE].LastName;`.gives(
      'a b'
    ));
  test('keeps it in memory', () =>
    rows`Lead l = new Lead(LastName = ' a ', Company = 'x'); insert as system l; return l.LastName;`.gives(
      ' a '
    ));
  test('is null where nothing is left, and so missing', () =>
    rows`insert as system new Lead(LastName = ' \n', Company = 'x'); return 1;`.throws(
      DML_EXCEPTION,
      missing('LastName')
    ));
  test('an empty text is null', () =>
    rows`insert as system new Lead(LastName = 'a', Company = 'x', City = ''); return [SELECT City FROM Lead WITH SYSTEM_MODE].City;`.gives(
      null
    ));
});

describe(
  assumed(
    'neither trimming inside nor the length of a line end is documented for long texts',
    'long text'
  ),
  () => {
    test('line ends inside stay as they are, one character each', () =>
      rows`insert as system new Lead(LastName = 'a', Company = 'x', Description = ' a\r\nb\nc\n'); return [SELECT Description FROM Lead WITH SYSTEM_MODE].Description;`.gives(
        'a\r\nb\nc'
      ));
  }
);

describe(assumed('wording as in public reports of each error', 'a row that is refused'), () => {
  test('all missing fields at once', () =>
    rows`insert as system new Lead(); return 1;`.throws(
      DML_EXCEPTION,
      missing('LastName, Company')
    ));
  test('a text that is too long', () =>
    rows`insert as system new Lead(LastName = 'a'.repeat(81), Company = 'x'); return 1;`.throws(
      DML_EXCEPTION,
      first(
        `STRING_TOO_LONG, Last Name: data value too large: ${'a'.repeat(81)} (max length=80): [LastName]`
      )
    ));
  test('an address without a domain', () =>
    rows`insert as system new Lead(LastName = 'a', Company = 'x', Email = 'a@'); return 1;`.throws(
      DML_EXCEPTION,
      first('INVALID_EMAIL_ADDRESS, Email: invalid email address: a@: [Email]')
    ));
  test('a value that a restricted picklist does not have', () =>
    rows`insert as system new Shop__c(Title__c = 't', Kind__c = 'big'); return 1;`.throws(
      DML_EXCEPTION,
      first(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: big: [Kind__c]'
      )
    ));
  test('a checkbox that is null', () =>
    rows`insert as system new Shop__c(Title__c = 't', Active__c = null); return 1;`.throws(
      DML_EXCEPTION,
      first('INVALID_TYPE_ON_FIELD_IN_RECORD, Active: value not of required type: : [Active__c]')
    ));
  test('a number with too many digits', () =>
    rows`insert as system new Shop__c(Title__c = 't', Seats__c = 12345678901.0); return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a day before 1700', () =>
    rows`insert as system new Shop__c(Title__c = 't', OpenedAt__c = Datetime.newInstanceGmt(1699, 12, 31)); return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a day after 4000', () =>
    rows`insert as system new Opportunity(Name = 'x', StageName = 'Prospecting', CloseDate = Date.newInstance(4001, 1, 1)); return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a lookup to a row of another object', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; insert as system new Case(ContactId = l.Id); return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a lookup to a row in the recycle bin', () =>
    rows`Account a = new Account(Name = 'a'); insert as system a; delete as system a; insert as system new Contact(LastName = 'x', AccountId = a.Id); return 1;`.throws(
      DML_EXCEPTION,
      first('ENTITY_IS_DELETED, entity is deleted: []')
    ));
  test('a master that changes', () =>
    rows`Shop__c a = new Shop__c(Title__c = 'a'); Shop__c b = new Shop__c(Title__c = 'b'); insert as system new List<Shop__c>{ a, b };
      Item__c i = new Item__c(Shop__c = a.Id); insert as system i; i.Shop__c = b.Id; update as system i; return 1;`.throws(
      DML_EXCEPTION
    ));
  test('an update of a detail whose master nobody touched', () =>
    rows`Shop__c a = new Shop__c(Title__c = 'a'); insert as system a; Item__c i = new Item__c(Shop__c = a.Id); insert as system i; update as system i; return 1;`.gives(
      1
    ));
  test('a user whose name is no address', () =>
    rows`Profile p = [SELECT Id FROM Profile WHERE Name = 'Standard User' WITH SYSTEM_MODE];
      insert as system new User(LastName = 'x', Alias = 'x', Email = 'x@example.com', Username = 'x', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US',
      EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = p.Id); return 1;`.throws(
      DML_EXCEPTION
    ));
  test('a row that has an id already', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; insert as system l; return 1;`.throws(
      DML_EXCEPTION,
      'Insert failed. First exception on row 0 with id 00QLo0000000001MAA; first error: INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]'
    ));
  test('an update without id', () =>
    rows`update as system new Lead(); return 1;`.throws(
      DML_EXCEPTION,
      'Update failed. First exception on row 0; first error: MISSING_ARGUMENT, Id not specified in an update call: []'
    ));
  test('an update of a row that is gone', () =>
    rows`update as system new Lead(Id = '00Q000000000001'); return 1;`.throws(
      DML_EXCEPTION,
      'Update failed. First exception on row 0 with id 00Q000000000001EAA; first error: INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: []'
    ));
  test('one row twice in a list', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; update as system new List<Lead>{ l, new Lead(Id = l.Id) }; return 1;`.throws(
      'System.ListException',
      'Duplicate id in list: 00QLo0000000001MAA'
    ));
  test('the same new row twice', () =>
    rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system new List<Lead>{ l, l }; return 1;`.throws(
      'System.ListException'
    ));
  test('null in a list', () =>
    rows`insert as system new List<Lead>{ null }; return 1;`.throws('System.NullPointerException'));
  test('a profile', () =>
    rows`insert as system (SObject) new Profile(Name = 'x'); return 1;`.throws(
      'System.TypeException',
      'DML operation INSERT not allowed on Profile'
    ));
});

describe(documented(`${GUIDE}apex_dml_bulk_exceptions.htm`, 'lists'), () => {
  test('all or none saves none', () =>
    rows`try { insert as system new List<Lead>{ new Lead(LastName = 'a', Company = 'x'), new Lead() }; } catch (DmlException e) { return e.getDmlIndex(0) * 10 + [SELECT COUNT() FROM Lead WITH SYSTEM_MODE]; } return null;`.gives(
      10
    ));
  test('every refused row is in the exception', () =>
    rows`try { insert as system new List<Lead>{ new Lead(), new Lead() }; } catch (DmlException e) { return e.getNumDml(); } return null;`.gives(
      2
    ));
  test('partial success saves the others', () =>
    rows`List<Database.SaveResult> r = Database.insert(new List<Lead>{ new Lead(LastName = 'a', Company = 'x'), new Lead() }, false, AccessLevel.SYSTEM_MODE);
      return new List<Object>{ r[0].isSuccess(), r[1].isSuccess(), r[1].getId(), r[1].getErrors()[0].getStatusCode(), [SELECT COUNT() FROM Lead WITH SYSTEM_MODE] };`.gives(
      [true, false, null, 'REQUIRED_FIELD_MISSING', 1]
    ));
  test('a refused new row has no id', () =>
    rows`Lead l = new Lead(); Database.insert(new List<Lead>{ l }, false, AccessLevel.SYSTEM_MODE); return l.Id;`.gives(
      null
    ));
  test('an empty list costs nothing', () =>
    rows`insert as system new List<Lead>(); return Limits.getDmlStatements();`.gives(0));
});

describe(
  documented('https://salesforce.stackexchange.com/questions/121041', 'lists of several objects'),
  () => {
    test('more than ten changes of object', () =>
      rows`List<SObject> l = new List<SObject>(); for (Integer i = 0; i < 6; i++) { l.add(new Lead(LastName = 'a', Company = 'x')); l.add(new Contact(LastName = 'a')); }
      insert as system l; return 1;`.throws(
        'System.TypeException',
        'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.'
      ));
    test('1800 of one and one of another are ten', () =>
      rows`List<SObject> l = new List<SObject>(); for (Integer i = 0; i < 1800; i++) { l.add(new Account(Name = 'a')); } l.add(new Contact(LastName = 'a'));
      insert as system l; return l.size();`.gives(1801));
    test('1801 of one and one of another are eleven', () =>
      rows`List<SObject> l = new List<SObject>(); for (Integer i = 0; i < 1801; i++) { l.add(new Account(Name = 'a')); } l.add(new Contact(LastName = 'a'));
      insert as system l; return 1;`.throws('System.TypeException'));
    test('2001 of one object are no chunks at all', () =>
      rows`List<Account> l = new List<Account>(); for (Integer i = 0; i < 2001; i++) { l.add(new Account(Name = 'a')); } insert as system l; return l.size();`.gives(
        2001
      ));
  }
);

describe(
  documented(
    'https://singhforce.wordpress.com/2016/08/20/reduce-number-of-dml-statements/',
    'what a mixed list counts'
  ),
  () => {
    test('one statement', () =>
      rows`insert as system new List<SObject>{ new Lead(LastName = 'a', Company = 'x'), new Contact(LastName = 'a') }; return Limits.getDmlStatements() * 10 + Limits.getDmlRows();`.gives(
        12
      ));
  }
);

describe(
  documented(
    'https://help.salesforce.com/s/articleView?id=sf.custom_field_attributes.htm',
    'unique fields'
  ),
  () => {
    test('null is free', () =>
      rows`insert as system new List<Shop__c>{ new Shop__c(Title__c = 'a'), new Shop__c(Title__c = 'b') }; return 1;`.gives(
        1
      ));
    test('letter case counts where the field says so', () =>
      rows`insert as system new List<Shop__c>{ new Shop__c(Title__c = 'a', Code__c = 'A'), new Shop__c(Title__c = 'b', Code__c = 'a') }; return 1;`.gives(
        1
      ));
    test('a value that another row has', () =>
      rows`insert as system new Shop__c(Title__c = 'a', Code__c = 'A'); insert as system new Shop__c(Title__c = 'b', Code__c = 'A'); return 1;`.throws(
        DML_EXCEPTION
      ));
    test('the value of a row in the recycle bin is free', () =>
      rows`Shop__c s = new Shop__c(Title__c = 'a', Code__c = 'A'); insert as system s; delete as system s; insert as system new Shop__c(Title__c = 'b', Code__c = 'A'); return 1;`.gives(
        1
      ));
  }
);

describe(assumed('a platform behaviour that reports agree on', 'what a save fills in'), () => {
  test('a row without a name is called by its id', () =>
    rows`Shop__c s = new Shop__c(Title__c = 'a'); insert as system s; return [SELECT Name FROM Shop__c WITH SYSTEM_MODE].Name == String.valueOf(s.Id).left(15);`.gives(
      true
    ));
  test('numbers are rounded to the scale of the field, half up', () =>
    rows`insert as system new Shop__c(Title__c = 'a', Rate__c = 1.225); return [SELECT Rate__c FROM Shop__c WITH SYSTEM_MODE].Rate__c;`.gives(
      '1.23'
    ));
  test('a Datetime loses its milliseconds', () =>
    rows`insert as system new Shop__c(Title__c = 'a', OpenedAt__c = Datetime.newInstance(1999L)); return [SELECT OpenedAt__c FROM Shop__c WITH SYSTEM_MODE].OpenedAt__c.getTime();`.gives(
      1000n
    ));
  test('an unrestricted picklist takes any value', () =>
    rows`insert as system new Lead(LastName = 'a', Company = 'x', LeadSource = 'Bird'); return [SELECT LeadSource FROM Lead WITH SYSTEM_MODE].LeadSource;`.gives(
      'Bird'
    ));
});

describe(
  assumed(
    'wording as in public reports; that a Case keeps its Contact and Account is known from them',
    'deleting'
  ),
  () => {
    const kept = (name: string): string =>
      `Delete failed. First exception on row 0 with id ${name}; first error: DELETE_FAILED, Your attempt to delete a could not be completed ` +
      'because it is associated with the following cases.: 00000001\n: []';
    test('a contact with cases', () =>
      rows`Contact c = new Contact(LastName = 'a'); insert as system c; insert as system new Case(ContactId = c.Id); delete as system c; return 1;`.throws(
        DML_EXCEPTION,
        kept('003Lo0000000001IAA')
      ));
    test('an account with cases', () =>
      rows`Account a = new Account(Name = 'a'); insert as system a; insert as system new Case(AccountId = a.Id); delete as system a; return 1;`.throws(
        DML_EXCEPTION,
        kept('001Lo0000000001IAA')
      ));
    test('an account takes its contacts along', () =>
      rows`Account a = new Account(Name = 'a'); insert as system a; insert as system new Contact(LastName = 'x', AccountId = a.Id); delete as system a; return [SELECT COUNT() FROM Contact WITH SYSTEM_MODE];`.gives(
        0
      ));
    test('a row that is deleted already', () =>
      rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; delete as system l; delete as system l; return 1;`.throws(
        DML_EXCEPTION,
        'Delete failed. First exception on row 0 with id 00QLo0000000001MAA; first error: ENTITY_IS_DELETED, entity is deleted: []'
      ));
    test('undelete brings it back', () =>
      rows`Lead l = new Lead(LastName = 'a', Company = 'x'); insert as system l; delete as system l; undelete as system l; return [SELECT COUNT() FROM Lead WITH SYSTEM_MODE];`.gives(
        1
      ));
    test('users are never deleted', () =>
      rows`SObject u = [SELECT Id FROM User WHERE Username = 'rep@local.example' WITH SYSTEM_MODE]; delete as system u; return 1;`.throws(
        'System.TypeException',
        'DML operation DELETE not allowed on User'
      ));
  }
);
