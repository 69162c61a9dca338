import { OAUTH_ENUMS, OAUTH_SHAPES } from './oauth-shapes.ts';
import { REPORT_ENUMS, REPORT_SHAPES } from './report-shapes.ts';

/**
 * Elements of the metadata types the local org reads: one word an element, `!` required, `[]` repeatable, after the colon `boolean`,
 * `number`, a type of this table or of {@link ENUMS}; `*` is not looked into.
 *
 * @remarks Taken from the Metadata API's type declarations in `@salesforce/types` 1.9.0 (`lib/metadata.d.ts`).
 */
export const SHAPES: Readonly<Record<string, string>> = {
  ...OAUTH_SHAPES,
  ...REPORT_SHAPES,
  CustomObject: `
    actionOverrides:ActionOverride[] allowInChatterGroups:boolean articleTypeChannelDisplay:* businessProcesses:*[]
    compactLayoutAssignment compactLayouts:CompactLayout[] customHelp customHelpPage
    customSettingsType:CustomSettingsType deploymentStatus:DeploymentStatus deprecated:boolean description
    enableActivities:boolean enableBulkApi:boolean enableDataTranslation:boolean enableDivisions:boolean
    enableEnhancedLookup:boolean enableFeeds:boolean enableHistory:boolean enableLicensing:boolean
    enablePublishStatusTracking:boolean enableReports:boolean enableSearch:boolean enableSharing:boolean
    enableStreamingApi:boolean enrichments:* eventType:PlatformEventType externalDataSource externalName
    externalRepository externalSharingModel:SharingModel fieldSets:FieldSet[] fields:CustomField[] gender:*
    historyRetentionPolicy:* household:boolean indexes:*[] label listViews:ListView[] marketingObjectIndexes:*[]
    mktDataLakeAttributes:* mktDataModelAttributes:* nameField:CustomField pluralLabel profileSearchLayouts:*[]
    publishBehavior:PlatformEventPublishBehavior recordTypeTrackFeedHistory:boolean recordTypeTrackHistory:boolean
    recordTypes:RecordType[] searchLayouts:* sharingModel:SharingModel sharingReasons:*[] sharingRecalculations:*[]
    startsWith:StartsWith validationRules:ValidationRule[] visibility:SetupObjectVisibility webLinks:*[]
  `,
  CustomField: `
    businessOwnerGroup businessOwnerUser businessStatus caseSensitive:boolean complianceGroup customDataType
    defaultValue deleteConstraint:DeleteConstraint deprecated:boolean description displayFormat
    elementType:ElementType encryptionScheme:EncryptionScheme escapeMarkup:boolean externalDeveloperName
    externalId:boolean fieldManageability:FieldManageability formula formulaTreatBlanksAs:TreatBlanksAs
    inlineHelpText isAIPredictionField:boolean isConvertLeadDisabled:boolean isFilteringDisabled:boolean
    isNameField:boolean isSortingDisabled:boolean label length:number lookupFilter:* maskChar:EncryptedFieldMaskChar
    maskType:EncryptedFieldMaskType metadataRelationshipControllingField mktDataLakeFieldAttributes:*
    mktDataModelFieldAttributes:* populateExistingRows:boolean precision:number referenceTargetField referenceTo
    relationshipLabel relationshipName relationshipOrder:number reparentableMasterDetail:boolean required:boolean
    restrictedAdminField:boolean scale:number securityClassification startingNumber:number stripMarkup:boolean
    summarizedField summaryFilterItems:FilterItem[] summaryForeignKey summaryOperation:SummaryOperations
    trackFeedHistory:boolean trackHistory:boolean trackTrending:boolean translateData:boolean type:FieldType
    unique:boolean valueSet:ValueSet visibleLines:number writeRequiresMasterRead:boolean
  `,
  ValidationRule:
    'active!:boolean description errorConditionFormula! errorDisplayField errorMessage!',
  CustomMetadata: 'description label protected:boolean values:CustomMetadataValue[]',
  CustomLabels: 'labels:CustomLabel[]',
  Translations: `
    aiCoachAgentScnrDefs:*[] botBlocks:*[] botTemplates:*[] bots:*[] contextDefinitions:*[]
    conversationMessageDefinitions:*[] customApplications:NamedTranslation[] customLabels:NamedTranslation[]
    customPageWebLinks:NamedTranslation[] customTabs:NamedTranslation[] dashboardComponents:*[] dashboards:*[]
    dataConnectors:*[] desFieldTemplateMessages:*[] flowDefinitions:*[] identityVerificationCustomFieldLabels:*[]
    lifeSciConfigCategories:*[] lifeSciConfigRecords:*[] pipelineInspMetricConfigs:*[] productSpecificationTypes:*[]
    prompts:*[] quickActions:*[] recordAlertCategories:*[] recordAlertTemplates:*[] reportAggregateTranslations:*[]
    reportBucketFieldTranslations:*[] reportChartTranslations:*[] reportTypes:*[] reports:*[] scontrols:*[]
    svcCatalogItemAttributes:*[] svcCatalogItemGroups:*[] timelineObjectDefinitions:*[]
  `,
  NamedTranslation: 'label! name!',
  PermissionSet: `
    agentAccesses:PermissionSetAgentAccess[] applicationVisibilities:PermissionSetApplicationVisibility[]
    classAccesses:PermissionSetApexClassAccess[] customMetadataTypeAccesses:PermissionSetCustomMetadataTypeAccess[]
    customPermissions:PermissionSetCustomPermissions[] customSettingAccesses:PermissionSetCustomSettingAccess[]
    description emailRoutingAddressAccesses:PermissionSetEmailRoutingAddressAccess[] enrichments:*
    externalCredentialPrincipalAccesses:PermissionSetExternalCredentialPrincipalAccess[]
    externalDataSourceAccesses:PermissionSetExternalDataSourceAccess[]
    fieldPermissions:PermissionSetFieldPermissions[] flowAccesses:PermissionSetFlowAccess[]
    genComputingSummaryDefAccesses:PermissionSetGenComputingSummaryDefAccess[] hasActivationRequired:boolean label!
    license objectPermissions:PermissionSetObjectPermissions[] pageAccesses:PermissionSetApexPageAccess[]
    recordTypeVisibilities:PermissionSetRecordTypeVisibility[]
    servicePresenceStatusAccesses:PermissionSetServicePresenceStatusAccess[] tabSettings:PermissionSetTabSetting[]
    userPermissions:PermissionSetUserPermission[]
  `,
  FlexiPage: `
    description events:*[] flexiPageRegions:FlexiPageRegion[] masterLabel! parentFlexiPage
    platformActionlist:PlatformActionList quickActionList:QuickActionList sobjectType
    template!:FlexiPageTemplateInstance type!:FlexiPageType
  `,
  CustomApplication: `
    actionOverrides:AppActionOverride[] brand:AppBrand consoleConfig:* defaultLandingTab description
    formFactors:FormFactor[] isNavAutoTempTabsDisabled:boolean isNavPersonalizationDisabled:boolean
    isNavTabPersistenceDisabled:boolean isOmniPinnedViewEnabled:boolean isServiceCloudConsole:boolean label logo
    navType:NavType preferences:* profileActionOverrides:*[] setupExperience subscriberTabs[] tabs[] uiBundle
    uiType:UiType utilityBar workspaceConfig:*
  `,
  CustomTab: `
    actionOverrides:ActionOverride[] auraComponent customObject:boolean description flexiPage frameHeight:number
    hasSidebar:boolean icon label lwcComponent motif page scontrol splashPageLink url urlEncodingKey:Encoding
  `,
  StaticResource: 'cacheControl!:StaticResourceCacheControl contentType! description',
  CustomNotificationType: `
    actionGroups:*[] customNotifTypeName! description desktop!:boolean masterLabel! mobile!:boolean slack:boolean
  `,
  PlatformEventSubscriberConfig: `
    batchSize:number isProtected:boolean masterLabel! numPartitions:number partitionKey platformEventConsumer! user
  `,
  CustomPermission: `
    connectedApp description externalClientApplication isLicensed!:boolean label!
    requiredPermission:CustomPermissionDependencyRequired[]
  `,
  CustomPermissionDependencyRequired: 'customPermission! dependency!:boolean',
  Queue: `
    description doesIncludeBosses:boolean doesSendEmailToMembers:boolean email name! queueMembers:QueueMembers
    queueRoutingConfig queueSobject:QueueSobject[]
  `,
  QueueMembers:
    'publicGroups:* roleAndSubordinates:* roleAndSubordinatesInternal:* roles:* users:QueueUsers',
  QueueUsers: 'user[]',
  QueueSobject: 'sobjectType!',
  CustomSite: `
    active!:boolean allowHomePage!:boolean allowStandardAnswersPages:boolean allowStandardIdeasPages!:boolean
    allowStandardLookups!:boolean allowStandardPortalPages!:boolean allowStandardSearch!:boolean
    analyticsTrackingCode authorizationRequiredPage bandwidthExceededPage browserXssProtection!:boolean
    cachePublicVisualforcePagesInProxyServers:boolean changePasswordPage chatterAnswersForgotPasswordConfirmPage
    chatterAnswersForgotPasswordPage chatterAnswersHelpPage chatterAnswersLoginPage chatterAnswersRegistrationPage
    clickjackProtectionLevel:SiteClickjackProtectionLevel contentSniffingProtection!:boolean
    customWebAddresses:*[] description enableAuraRequests:boolean favoriteIcon fileNotFoundPage forgotPasswordPage
    genericErrorPage guestProfile inMaintenancePage inactiveIndexPage indexPage! masterLabel! myProfilePage portal
    redirectToCustomDomain:boolean referrerPolicyOriginWhenCrossOrigin!:boolean robotsTxtPage selfRegPage
    serverIsDown siteAdmin siteGuestRecordDefaultOwner siteIframeWhiteListUrls:*[] siteRedirectMappings:*[]
    siteTemplate siteType!:SiteType subdomain urlPathPrefix
  `,
  ListView: `
    booleanFilter columns[] division filterScope!:FilterScope filters:ListViewFilter[] label! language:* queue
    sharedTo:*
  `,
  ActionOverride:
    'actionName comment content formFactor:FormFactor skipRecordTypeSelect:boolean type:ActionOverrideType',
  CompactLayout: 'fields[] label!',
  FieldSet: 'availableFields:FieldSetItem[] description! displayedFields:FieldSetItem[] label!',
  RecordType: `
    active!:boolean businessProcess compactLayoutAssignment description label!
    picklistValues:RecordTypePicklistValue[]
  `,
  FilterItem: 'field! operation!:FilterOperation value valueField',
  ValueSet: `
    controllingField restricted:boolean valueSetDefinition:ValueSetValuesDefinition valueSetName
    valueSettings:ValueSettings[]
  `,
  CustomMetadataValue: 'field! value:*',
  CustomLabel: 'categories language! protected!:boolean shortDescription! value!',
  PermissionSetAgentAccess: 'agentName! enabled!:boolean',
  PermissionSetApplicationVisibility: 'application! visible!:boolean',
  PermissionSetApexClassAccess: 'apexClass! enabled!:boolean',
  PermissionSetCustomMetadataTypeAccess: 'enabled!:boolean name!',
  PermissionSetCustomPermissions: 'enabled!:boolean name!',
  PermissionSetCustomSettingAccess: 'enabled!:boolean name!',
  PermissionSetEmailRoutingAddressAccess: 'enabled!:boolean name!',
  PermissionSetExternalCredentialPrincipalAccess: 'enabled!:boolean externalCredentialPrincipal!',
  PermissionSetExternalDataSourceAccess: 'enabled!:boolean externalDataSource!',
  PermissionSetFieldPermissions: 'editable!:boolean field! readable:boolean',
  PermissionSetFlowAccess: 'enabled!:boolean flow!',
  PermissionSetGenComputingSummaryDefAccess: 'configName! enabled!:boolean',
  PermissionSetObjectPermissions: `
    allowCreate!:boolean allowDelete!:boolean allowEdit!:boolean allowRead!:boolean modifyAllRecords!:boolean
    object! viewAllFields:boolean viewAllRecords!:boolean
  `,
  PermissionSetApexPageAccess: 'apexPage! enabled!:boolean',
  PermissionSetRecordTypeVisibility: 'recordType! visible!:boolean',
  PermissionSetServicePresenceStatusAccess: 'enabled!:boolean servicePresenceStatus!',
  PermissionSetTabSetting: 'tab! visibility!:PermissionSetTabVisibility',
  PermissionSetUserPermission: 'enabled!:boolean name!',
  FlexiPageRegion: `
    appendable:RegionFlagStatus itemInstances:ItemInstance[] mode:FlexiPageRegionMode name!
    prependable:RegionFlagStatus replaceable:RegionFlagStatus type!:FlexiPageRegionType
  `,
  PlatformActionList: `
    actionListContext!:PlatformActionListContext platformActionListItems:PlatformActionListItem[]
    relatedSourceEntity
  `,
  QuickActionList: 'quickActionListItems:QuickActionListItem[]',
  FlexiPageTemplateInstance: 'name! properties:ComponentInstanceProperty[]',
  AppActionOverride: `
    actionName comment content formFactor:FormFactor skipRecordTypeSelect:boolean type:ActionOverrideType
    pageOrSobjectType!
  `,
  AppBrand: 'footerColor headerColor logo logoVersion:number shouldOverrideOrgTheme:boolean',
  ListViewFilter: 'field! operation!:FilterOperation value',
  FieldSetItem: 'alternativeDisplayFormat field isFieldManaged:boolean isRequired:boolean',
  RecordTypePicklistValue: 'picklist! values:PicklistValue[]',
  ValueSetValuesDefinition: 'sorted!:boolean value:CustomValue[]',
  ValueSettings: 'controllingFieldValue[] valueName!',
  ItemInstance: 'componentInstance:ComponentInstance fieldInstance:FieldInstance',
  PlatformActionListItem: 'actionName! actionType!:PlatformActionType sortOrder!:number subtype',
  QuickActionListItem: 'quickActionName!',
  ComponentInstanceProperty:
    'name type:ComponentInstancePropertyTypeEnum value valueList:ComponentInstancePropertyList',
  PicklistValue: `
    color default!:boolean description isActive:boolean allowEmail:boolean closed:boolean controllingFieldValues[]
    converted:boolean cssExposed:boolean forecastCategory:ForecastCategories highPriority:boolean probability:number
    reverseRole reviewed:boolean won:boolean
  `,
  CustomValue: 'color default!:boolean description isActive:boolean label',
  ComponentInstance:
    'componentInstanceProperties:ComponentInstanceProperty[] componentName! identifier visibilityRule:UiFormulaRule',
  FieldInstance:
    'fieldInstanceProperties:FieldInstanceProperty[] fieldItem! identifier visibilityRule:UiFormulaRule',
  ComponentInstancePropertyList: 'valueListItems:ComponentInstancePropertyListItem[]',
  UiFormulaRule: 'booleanFilter criteria:UiFormulaCriterion[]',
  FieldInstanceProperty: 'name value',
  ComponentInstancePropertyListItem: 'value visibilityRule:UiFormulaRule',
  UiFormulaCriterion: 'leftValue! operator! rightValue'
};

/** Words allowed where an element is of an enumerated type. */
export const ENUMS: Readonly<Record<string, string>> = {
  ...OAUTH_ENUMS,
  ...REPORT_ENUMS,
  CustomSettingsType: 'List Hierarchy',
  StaticResourceCacheControl: 'Private Public',
  SiteType: 'Siteforce Visualforce',
  SiteClickjackProtectionLevel: 'AllowAllFraming External SameOriginOnly NoFraming',
  DeploymentStatus: 'InDevelopment Deployed',
  PlatformEventType: 'HighVolume StandardVolume ExternalEvent',
  SharingModel: `
    Private Read ReadSelect ReadWrite ReadWriteTransfer FullAccess ControlledByParent ControlledByLeadOrContact
    ControlledByCampaign
  `,
  PlatformEventPublishBehavior: 'PublishAfterCommit PublishImmediately',
  StartsWith: 'Consonant Vowel Special',
  SetupObjectVisibility: 'PackageProtected Protected Public',
  DeleteConstraint: 'Cascade Restrict SetNull',
  ElementType: 'Float Text',
  EncryptionScheme:
    'None ProbabilisticEncryption CaseSensitiveDeterministicEncryption CaseInsensitiveDeterministicEncryption',
  FieldManageability: 'DeveloperControlled SubscriberControlled Locked',
  TreatBlanksAs: 'BlankAsBlank BlankAsZero',
  EncryptedFieldMaskChar: 'asterisk X',
  EncryptedFieldMaskType: 'all creditCard ssn lastFour sin nino',
  SummaryOperations: 'count sum min max',
  FieldType: `
    AutoNumber Lookup MasterDetail Checkbox Currency Date DateTime Email Number Percent Phone Picklist
    MultiselectPicklist Text TextArea LongTextArea Html Url EncryptedText Summary Hierarchy File
    MetadataRelationship Location ExternalLookup IndirectLookup CustomDataType Time Address Array Integer Long
  `,
  FlexiPageType: `
    AppPage ObjectPage RecordPage HomePage ForecastingPage MailAppAppPage CommAppPage CommForgotPasswordPage
    CommLoginPage CommObjectPage CommQuickActionCreatePage CommRecordPage CommRelatedListPage CommSearchResultPage
    CommGlobalSearchResultPage CommSelfRegisterPage CommThemeLayoutPage UtilityBar RecordPreview EmbeddedServicePage
    CommCheckoutPage CommOrderConfirmationPage CommFlowPage EmailTemplatePage ApplicationLayout
    CommNoSearchResultsPage CommElectronicSignaturePage CommContractDocumentsPage CommContractDetailViewPage
    EmailContentPage ServiceDocument LandingPage CdpRecordPage SlackAppHome SlackMessage SlackModal
    SlackNotification EasyHomePage CardPage VoiceExtension ConfiguratorAppPage OmniSupervisorPage MobileAppPage
    CCShellPage QuickAction
  `,
  FormFactor: 'Small Medium Large',
  NavType: 'Standard Console',
  UiType: 'Aloha Lightning',
  Encoding:
    'UTF-8 ISO-8859-1 Shift_JIS ISO-2022-JP EUC-JP ks_c_5601-1987 Big5 GB2312 Big5-HKSCS x-SJIS_0213',
  FilterScope: `
    Everything Mine Queue Delegated MyTerritory MyTeamTerritory Team SalesTeam AssignedToMe MineAndMyGroups
    ScopingRule
  `,
  ActionOverrideType: 'Default Standard Scontrol Visualforce Flexipage LightningComponent',
  FilterOperation: `
    equals notEqual lessThan greaterThan lessOrEqual greaterOrEqual contains notContain startsWith includes excludes
    within
  `,
  PermissionSetTabVisibility: 'None Available Visible',
  RegionFlagStatus: 'disabled enabled',
  FlexiPageRegionMode: 'Append Prepend Replace',
  FlexiPageRegionType: 'Region Facet Background',
  PlatformActionListContext: `
    ListView RelatedList ListViewRecord RelatedListRecord Record FeedElement Chatter Global Flexipage MruList MruRow
    RecordEdit Photo BannerPhoto ObjectHomeChart ListViewDefinition Dockable Lookup Assistant
  `,
  PlatformActionType:
    'QuickAction StandardButton CustomButton ProductivityAction ActionLink InvocableAction',
  ComponentInstancePropertyTypeEnum: 'decorator',
  ForecastCategories: 'Omitted Pipeline BestCase MostLikely Forecast Closed'
};
