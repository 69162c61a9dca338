/**
 * Exceptions of the platform that Apex may construct with nothing, a message, a cause, or both.
 *
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_methods.htm
 */
export const EXCEPTION_NAMES = [
  'System.AsyncException',
  'System.BigObjectException',
  'System.CalloutException',
  'System.DmlException',
  'System.DuplicateMessageException',
  'System.EmailException',
  'System.EmailTemplateRenderException',
  'System.ExternalObjectException',
  'System.FinalException',
  'System.FlowException',
  'System.HandledException',
  'System.IllegalArgumentException',
  'System.InvalidHeaderException',
  'System.InvalidReadOnlyUserDmlException',
  'System.JSONException',
  'System.LicenseException',
  'System.ListException',
  'System.MathException',
  'System.NoAccessException',
  'System.NoDataFoundException',
  'System.NoSuchElementException',
  'System.NullPointerException',
  'System.PlatformCacheException',
  'System.ProcedureException',
  'System.QueryException',
  'System.RequiredFeatureMissingException',
  'System.SearchException',
  'System.SecurityException',
  'System.SerializationException',
  'System.SObjectException',
  'System.StringException',
  'System.TouchHandledException',
  'System.TypeException',
  'System.UnexpectedException',
  'System.UnsupportedOperationException',
  'System.VisualforceException',
  'System.XmlException'
] as const;
