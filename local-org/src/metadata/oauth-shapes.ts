/** Elements of the metadata types of OAuth clients and of log-in ranges; notation and source as in `shapes.ts`, without what is new in version 68.0. */
export const OAUTH_SHAPES: Readonly<Record<string, string>> = {
  ConnectedApp: `
    attributes:*[] canvas:* canvasConfig:* contactEmail! contactPhone description iconUrl infoUrl ipRanges:*[] label!
    logoUrl mobileAppConfig:* mobileStartUrl oauthConfig:ConnectedAppOauthConfig oauthPolicy:ConnectedAppOauthPolicy
    permissionSetName[] plugin pluginExecutionUser profileName[] samlConfig:* sessionPolicy:ConnectedAppSessionPolicy
    startUrl
  `,
  ConnectedAppOauthConfig: `
    assetTokenConfig:* callbackUrl! certificate consumerKey consumerSecret idTokenConfig:* isAdminApproved:boolean
    isClientCredentialEnabled:boolean isCodeCredentialEnabled:boolean isCodeCredentialPostOnly:boolean
    isConsumerSecretOptional:boolean isIntrospectAllTokens:boolean isNamedUserJwtEnabled:boolean
    isPkceRequired:boolean isRefreshTokenRotationEnabled:boolean isSecretRequiredForRefreshToken:boolean
    isSecretRequiredForTokenExchange:boolean isTokenExchangeEnabled:boolean oauthClientCredentialUser
    scopes:OauthScope[] singleLogoutUrl
  `,
  ConnectedAppOauthPolicy:
    'ipRelaxation!:IpRelaxation isTokenExchangeFlowEnabled:boolean refreshTokenPolicy! singleLogoutUrl',
  ConnectedAppSessionPolicy: 'policyAction sessionLevel sessionTimeout:number',
  ExternalClientApplication: `
    contactEmail contactPhone description distributionState:ExtlClntAppDistState iconUrl infoUrl isProtected:boolean
    label logoUrl managedType orgScopedExternalApp
  `,
  ExtlClntAppGlobalOauthSettings: `
    callbackUrl certificate consumerKey consumerSecret externalClientApplication! idTokenConfig:*
    isClientCredentialsFlowEnabled:boolean isCodeCredFlowEnabled:boolean isCodeCredPostOnly:boolean
    isConsumerSecretOptional:boolean isDeviceFlowEnabled:boolean isIntrospectAllTokens:boolean
    isNamedUserJwtEnabled:boolean isPkceRequired:boolean isRefreshTokenRotationEnabled:boolean
    isSecretRequiredForRefreshToken:boolean isSecretRequiredForTokenExchange:boolean isTokenExchangeEnabled:boolean
    label shouldRotateConsumerKey:boolean shouldRotateConsumerSecret:boolean
  `,
  ExtlClntAppOauthSettings: `
    areAttributesIncludedInAssetToken:boolean areCustomPermsIncludedInAssetToken:boolean assetTokenAudiences
    assetTokenSigningCertificate assetTokenValidity:number clientAssertionCertificate commaSeparatedCustomScopes
    commaSeparatedOauthScopes customAttributes:*[] externalClientApplication! isFirstPartyAppEnabled:boolean label
    oauthLink singleLogoutUrl trustedIpRanges:*[]
  `,
  ExtlClntAppConfigurablePolicies: `
    externalClientApplication! isAttestPluginEnabled:boolean isCanvasPluginEnabled:boolean isEnabled!:boolean
    isMobilePluginEnabled:boolean isNotificationPluginEnabled:boolean isOauthPluginEnabled:boolean
    isPushPluginEnabled:boolean isSamlPluginEnabled:boolean label startPage:ExtlClntAppStartPage startUrl
  `,
  ExtlClntAppOauthConfigurablePolicies: `
    apexHandler clientCredentialsFlowUser commaSeparatedCustomScopes commaSeparatedPermissionSet
    commaSeparatedProfile customAttributes:*[] executeHandlerAs externalClientApplication!
    guestJwtSessionTimeoutType guestJwtTimeout:number ipRelaxationPolicyType:EcaIpRelaxation
    isClientCredentialsFlowEnabled:boolean isGuestCodeCredFlowEnabled:boolean isTokenExchangeFlowEnabled:boolean
    label namedUserJwtSessionTimeoutType namedUserJwtTimeout:number permittedUsersPolicyType:PermittedUsersPolicyType
    policyAction refreshTokenPolicyType:RefreshTokenPolicyType refreshTokenValidityPeriod:number
    refreshTokenValidityUnit:RefreshTokenValidityUnit requiredSessionLevel:SessionSecurityLevel
    sessionTimeoutInMinutes:number singleLogoutUrl startUrl
  `,
  ProfileLoginIpRange: 'description endAddress! startAddress!'
};

export const OAUTH_ENUMS: Readonly<Record<string, string>> = {
  OauthScope: `
    Basic Api Web Full Chatter CustomApplications RefreshToken OpenID Profile Email Address Phone OfflineAccess
    CustomPermissions Wave Eclair Pardot Lightning Content CDPIngest CDPProfile CDPQuery Chatbot CDPSegment
    CDPIdentityResolution CDPCalculatedInsight ForgotPassword UserRegistration SFAP Interaction CDP EinsteinGPT
    PwdlessLogin MCP SCRT DataCloudUserClaims A2A
  `,
  IpRelaxation: 'ENFORCE BYPASS_2FACTOR BYPASS ENFORCE_RELAXREFRESH',
  EcaIpRelaxation: 'Enforce Bypass Bypass_2factor Enforce_RelaxRefresh',
  ExtlClntAppDistState: 'Local Packaged Managed AutoInstalled',
  ExtlClntAppStartPage: 'None Custom OAuth SAML',
  PermittedUsersPolicyType: 'AllSelfAuthorized AdminApprovedPreAuthorized',
  RefreshTokenPolicyType: 'Infinite Zero SpecificLifetime SpecificInactivity',
  RefreshTokenValidityUnit: 'Hours Days Months',
  SessionSecurityLevel: 'LOW STANDARD HIGH_ASSURANCE'
};
