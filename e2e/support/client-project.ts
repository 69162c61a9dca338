import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const ADDER = `public with sharing class E2eAdder {
  public static Integer add(Integer a, Integer b) {
    Integer sum = a;
    sum += b;
    return sum;
  }

  public static Integer half(Integer a) {
    return a / 2;
  }
}
`;

const ADDER_TEST = `@IsTest
private class E2eAdderTest {
  @IsTest
  static void shouldAdd() {
    Assert.areEqual(3, E2eAdder.add(1, 2));
  }
}
`;

const FAILING_TEST = `@IsTest
private class E2eFailingTest {
  @IsTest
  static void shouldFail() {
    Assert.areEqual(4, E2eAdder.add(1, 2), 'one and two');
  }
}
`;

/** A small project that a developer deploys: a class with its tests, an object with a field, a permission set. */
export class ClientProject {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    const file = { packageDirectories: [{ path: 'app', default: true }], sourceApiVersion: '67.0' };
    this.write('sfdx-project.json', JSON.stringify(file));
    this.writeClass('E2eAdder', ADDER);
    this.writeClass('E2eAdderTest', ADDER_TEST);
    this.writeObject();
    this.writeField('Note__c');
    this.writePermissionSet();
  }

  write(file: string, text: string): void {
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  writeClass(name: string, source: string): void {
    this.write(`app/classes/${name}.cls`, source);
    this.write(
      `app/classes/${name}.cls-meta.xml`,
      `${XML}<ApexClass ${NAMESPACE}><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>\n`
    );
  }

  writeFailingTest(): void {
    this.writeClass('E2eFailingTest', FAILING_TEST);
  }

  /** A mistake at line 4, column 12. */
  breakClass(): void {
    this.writeClass('E2eAdder', ADDER.replace('sum += b', 'sum += foo'));
  }

  mendClass(): void {
    this.writeClass('E2eAdder', ADDER);
  }

  writeObject(): void {
    this.write(
      'app/objects/E2eThing__c/E2eThing__c.object-meta.xml',
      `${XML}<CustomObject ${NAMESPACE}><deploymentStatus>Deployed</deploymentStatus><label>Thing</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Things</pluralLabel><sharingModel>ReadWrite</sharingModel></CustomObject>\n`
    );
  }

  writeField(name: string): void {
    this.write(
      `app/objects/E2eThing__c/fields/${name}.field-meta.xml`,
      `${XML}<CustomField ${NAMESPACE}><fullName>${name}</fullName><label>Note</label><length>80</length><required>false</required><type>Text</type><unique>false</unique></CustomField>\n`
    );
  }

  writePermissionSet(): void {
    this.write(
      'app/permissionsets/E2eThings.permissionset-meta.xml',
      `${XML}<PermissionSet ${NAMESPACE}><fieldPermissions><editable>true</editable><field>E2eThing__c.Note__c</field><readable>true</readable></fieldPermissions><label>E2E things</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>E2eThing__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>\n`
    );
  }

  /** A client for the JWT flow, for administrators. */
  writeConnectedApp(consumerKey: string, certificate: string): void {
    this.write(
      'app/connectedApps/E2eClient.connectedApp-meta.xml',
      `${XML}<ConnectedApp ${NAMESPACE}><contactEmail>admin@local.example</contactEmail><label>E2eClient</label><oauthConfig><callbackUrl>http://localhost:1717/OauthRedirect</callbackUrl><certificate>${certificate}</certificate><consumerKey>${consumerKey}</consumerKey><isAdminApproved>true</isAdminApproved><scopes>Api</scopes><scopes>RefreshToken</scopes></oauthConfig><profileName>System Administrator</profileName></ConnectedApp>\n`
    );
  }
}
