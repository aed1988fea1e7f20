import type { Open } from '../open.js';

/**
 * iDenfy's payloads by the value of the `Idenfy-Event-Type` header. The signature does not cover that header and the
 * body names no event, so the header chooses a type only where the body has that form; forms with few required members
 * (an `id` alone) also fit other events' bodies. Required is what tells the forms apart, whom or what an event is about
 * and how it ended; all else may be absent or null, also where the schema requires it, because no event should be lost
 * for its sake. Every body is identity data: never log it. Sources below are pages of documentation.idenfy.com unless
 * they name a host.
 */
export interface IdenfyPayloads {
  /**
   * Any outcome of an identity verification; legacy, the five events below tell outcomes apart. Source: kyc/webhooks.
   */
  readonly IDENTIFICATION: IdenfyIdentification;
  /**
   * The automatic check has ended; act on it only where `final` is true, else a manual review follows. Source:
   * kyc/webhooks.
   */
  readonly IDENTIFICATION_AUTO_FINISHED: IdenfyIdentification;
  /** A human reviewer has decided; always final. Source: kyc/webhooks. */
  readonly IDENTIFICATION_MANUAL_FINISHED: IdenfyIdentificationManualFinished;
  /** The session ran out; [unknown] which `final` it carries. Source: kyc/webhooks. */
  readonly IDENTIFICATION_EXPIRED: IdenfyIdentification;
  /**
   * The user or the system cancelled (the dashboard writes CANCELED); [unknown] which `final` it carries. Source:
   * kyc/webhooks.
   */
  readonly IDENTIFICATION_CANCELLED: IdenfyIdentification;
  /** The client handed in again; `final` may be either. Source: kyc/webhooks. */
  readonly IDENTIFICATION_RESUBMITTED: IdenfyIdentification;
  /** A document of a verified client expires soon or has expired. Source: openapi/kyc.yaml. */
  readonly DOCUMENT_EXPIRATION: IdenfyDocumentExpiration;
  /** A video call has ended; no body is documented, so there is no payload. Source: openapi/kyc.yaml. */
  readonly VIDEO_CALL_FINISHED: undefined;
  /** A facial authentication has succeeded, failed or expired. Source: openapi/face-authentication.yaml. */
  readonly FACIAL_AUTHENTICATION: IdenfyFacialAuthentication;
  /** An age estimation, or the document check after it, has ended. Source: openapi/age-estimation.yaml. */
  readonly AGE_ESTIMATION: IdenfyAgeEstimation;
  /** A monitored person or company was checked, accepted or declined. Source: openapi/aml.yaml. */
  readonly AML_MONITORING: IdenfyAmlMonitoring;
  /** Monitorings expire soon or have expired. Source: openapi/aml.yaml. */
  readonly AML_MONITORING_EXPIRATION: IdenfyAmlMonitoringExpiration;
  /** A bank verification has ended. Source: openapi/bank.yaml. */
  readonly BANK_VERIFICATION: IdenfyBankVerification;
  /** A bank card verification has ended. Source: openapi/bank-card.yaml. */
  readonly BANK_CARD_VERIFICATION_COMPLETED: IdenfyBankCardVerification;
  /** A check of social media accounts has ended. Source: openapi/bank.yaml. */
  readonly ACCOUNT_CHECK: IdenfyAccountCheck;
  /** A company has handed in its form. Source: openapi/kyb.yaml. */
  readonly COMPANY_SUBMIT: IdenfyCompanySubmit;
  /** The verification of a company has ended. Source: openapi/kyb.yaml. */
  readonly COMPANY_REVIEW: IdenfyCompanyReview;
  /** An AML status of a company or of its people was set by hand. Source: openapi/kyb.yaml. */
  readonly COMPANY_AML_REVIEW: IdenfyCompanyAmlReview;
  /** More was asked of a company, or its form token expired. Source: openapi/kyb.yaml. */
  readonly COMPANY_INFO_REQUEST: IdenfyCompanyInfoRequest;
  /** The verification of a company expires soon or has expired. Source: openapi/kyb.yaml. */
  readonly COMPANY_EXPIRATION: IdenfyCompanyExpiration;
  /** A company was deleted. Source: openapi/kyb.yaml. */
  readonly COMPANY_DELETE: IdenfyCompanyDelete;
  /** A document ordered from a state register is there. Source: openapi/kyb.yaml. */
  readonly GOV_ORDERED_DOCUMENT: IdenfyGovOrderedDocument;
  /** A report of filings with a Secretary of State is there. Source: openapi/kyb.yaml. */
  readonly SOS_REPORT: IdenfySosReport;
}

/**
 * An identity verification: its status, the data read from the document, and links to the photos. Never act on it while
 * `final` is false. `AUTO_FINISHED` and `MANUAL_FINISHED` share a `scanRef`, so that alone is no key to recognise
 * duplicates by. Source: openapi/kyc.yaml.
 */
export interface IdenfyIdentification {
  /**
   * True: no further review follows. False: a human reviewer decides next. Documented as always present, absent in the
   * sample of 2021. Source: openapi/kyc.yaml.
   */
  readonly final?: boolean;
  /** What the client used, e.g. `MOBILE`. Source: openapi/kyc.yaml. */
  readonly platform?: IdenfyPlatform | null;
  /** The outcome and what it follows from. Source: openapi/kyc.yaml. */
  readonly status: IdenfyIdentificationStatus;
  /** What was read from the document. Source: openapi/kyc.yaml. */
  readonly data?: IdenfyIdentificationData | null;
  /**
   * Presigned links to photos and videos by name: `FRONT`, `BACK`, `FACE`, `FRONT_VIDEO`, `BACK_VIDEO`, `FACE_VIDEO`,
   * and names of additional steps; a link lasts one hour (API/VerificationReport) and opens without a password. Source:
   * github.com/idenfy/Documentation, pages/ResultCallback.md.
   */
  readonly fileUrls?: Readonly<Record<string, string | null>> | null;
  /**
   * Presigned links to PDF files by name of the additional step, e.g. `UTILITY_BILL`; `{}` without any. The schema
   * leaves the values open, and so does this type; receivers find links. Source: openapi/kyc.yaml.
   */
  readonly additionalStepPdfUrls?: Readonly<Record<string, unknown>> | null;
  /** Checks of sanction, PEP and news lists in the legacy (v2) form. Source: openapi/kyc.yaml. */
  readonly AML?: readonly IdenfyServiceCheck[] | null;
  /**
   * The AML check in the v3 form: `id`, `overallStatus`, `statusSetBy`, `statusSetAt`, `adverseMedia`, `amlCheck`.
   * Source: openapi/kyc.yaml.
   */
  readonly amlCheck?: Readonly<Record<string, unknown>> | null;
  /** Look-ups in registers of lost and invalid documents. Source: openapi/kyc.yaml. */
  readonly LID?: readonly IdenfyServiceCheck[] | null;
  /** Look-ups in criminal records. Source: openapi/kyc.yaml. */
  readonly CRIMINAL_CHECK?: readonly IdenfyServiceCheck[] | null;
  /**
   * The verification at iDenfy, up to 36 characters, e.g. `d2714c8a-ec05-11ec-8ea0-0242ac120002`; the same in each of
   * its webhooks. Source: openapi/kyc.yaml.
   */
  readonly scanRef: string;
  /** Your own second reference, up to 40 characters. Source: openapi/kyc.yaml. */
  readonly externalRef?: string | null;
  /** The client at your side, up to 100 characters, as you gave it. Source: openapi/kyc.yaml. */
  readonly clientId: string;
  /**
   * The company of a KYB process that the person belongs to, up to 36 characters. [unknown] what stands here outside
   * KYB; absent in a sample of 2023. Source: openapi/kyc.yaml.
   */
  readonly companyId?: string | null;
  /**
   * The beneficiary of a KYB process whom the person is, up to 36 characters. [unknown] what stands here outside KYB;
   * absent in a sample of 2023. Source: openapi/kyc.yaml.
   */
  readonly beneficiaryId?: string | null;
  /**
   * When the client began, in epoch seconds, e.g. `1554726960`; [unknown] what stands here where nobody did. Source:
   * openapi/kyc.yaml.
   */
  readonly startTime?: number | null;
  /**
   * When the automatic decision was made, in epoch seconds, e.g. `1554727002`; not the time of sending. [unknown] what
   * stands here where none was made. Source: callbacks/ResultCallback.
   */
  readonly finishTime?: number | null;
  /** The client's IP address, v4 or v6, e.g. `192.0.2.0`. Source: openapi/kyc.yaml. */
  readonly clientIp?: string | null;
  /** Country of that address, ISO 3166-1 alpha-2, e.g. `LT`. Source: openapi/kyc.yaml. */
  readonly clientIpCountry?: string | null;
  /** Place of that address as text, e.g. `Kaunas, Lithuania`. Source: openapi/kyc.yaml. */
  readonly clientLocation?: string | null;
  /** Whether the data you gave was found in global data sources. Source: callbacks/ResultCallback. */
  readonly gdcMatch?: boolean | null;
  /** The address on a utility bill, up to 255 characters. Source: openapi/kyc.yaml. */
  readonly manualAddress?: string | null;
  /** Whether the document's address is the one you gave, as a human saw it. Source: callbacks/ResultCallback. */
  readonly manualAddressMatch?: boolean | null;
  /**
   * Look-up in a state's register; `resourceType` names it (`HungaryRegistryCenterCheck`,
   * `LithuaniaRegistryCenterCheck`, `Us15RegistryCenterCheck`) and decides the other members. Source: openapi/kyc.yaml.
   */
  readonly registryCenterCheck?: Readonly<Record<string, unknown>> | null;
  /** The address check: `address`, `country`, `status`, `accuracy`, `quality`. Source: openapi/kyc.yaml. */
  readonly addressVerification?: Readonly<Record<string, unknown>> | null;
  /** The answers: `title`, and `sections` of questions. Source: openapi/kyc.yaml. */
  readonly questionnaireAnswers?: Readonly<Record<string, unknown>> | null;
  /** How risky the verification is. Source: openapi/kyc.yaml. */
  readonly riskAssessment?: IdenfyRiskAssessment | null;
  /** The bank verification that was a step of this one, with any of its members. Source: openapi/kyc.yaml. */
  readonly bankVerification?: Partial<IdenfyBankVerification> | null;
  /** The e-mail address that was confirmed as a step of this verification. Source: openapi/kyc.yaml. */
  readonly emailVerification?: IdenfyEmailVerification | null;
  /** The phone number that was confirmed as a step of this verification. Source: openapi/kyc.yaml. */
  readonly phoneVerification?: IdenfyPhoneVerification | null;
  /**
   * The comparison with a US state's driver register: names, dates, `state`, and a `…Match` for each. Source:
   * openapi/kyc.yaml.
   */
  readonly driverLicenseCheck?: Readonly<Record<string, unknown>> | null;
  /** The bank card verification that was a step of this one, with any of its members. Source: openapi/kyc.yaml. */
  readonly bankCardVerification?: Partial<IdenfyBankCardVerification> | null;
  /** How each additional step is processed, by name of the step, e.g. `UTILITY_BILL`. Source: openapi/kyc.yaml. */
  readonly additionalSteps?: Readonly<Record<string, IdenfyAdditionalStepProcessing | null>> | null;
}

/**
 * An identity verification after a human reviewer decided. A manual result is always final: a body that says otherwise
 * is not of this form. Source: kyc/webhooks.
 */
export interface IdenfyIdentificationManualFinished extends IdenfyIdentification {
  /** Always true; absent in the sample of 2021. Source: kyc/webhooks. */
  readonly final?: true;
}

/** The outcome of a verification and what it follows from. Source: openapi/kyc.yaml. */
export interface IdenfyIdentificationStatus {
  /**
   * The outcome, e.g. `APPROVED`; `SUSPECTED` is neither approval nor refusal, you decide. Source: openapi/kyc.yaml.
   */
  readonly overall: IdenfyOverallStatus;
  /** Signs of fraud, e.g. `DUPLICATE_FACE`; empty without any. Source: openapi/kyc.yaml. */
  readonly fraudTags?: readonly IdenfyFraudTag[] | null;
  /** Where the document differs from what you gave, e.g. `NAME`; empty without any. Source: openapi/kyc.yaml. */
  readonly mismatchTags?: readonly IdenfyMismatchTag[] | null;
  /** The automatic face check, e.g. `FACE_MATCH`. Source: openapi/kyc.yaml. */
  readonly autoFace?: IdenfyFaceStatus | null;
  /** The face check by a human; empty or null before the review and without one. Source: kyc/data-retrieval. */
  readonly manualFace?: IdenfyFaceStatus | '' | null;
  /** The automatic document check, e.g. `DOC_VALIDATED`. Source: openapi/kyc.yaml. */
  readonly autoDocument?: IdenfyDocumentStatus | null;
  /** The document check by a human; empty or null before the review and without one. Source: kyc/data-retrieval. */
  readonly manualDocument?: IdenfyDocumentStatus | '' | null;
  /** The check of the additional steps; null without any. Source: openapi/kyc.yaml. */
  readonly additionalSteps?: IdenfyAdditionalStepStatus | null;
}

/**
 * What was read from the document; a member is null where the document lacks it or could not be read. Source:
 * kyc/data-retrieval.
 */
export interface IdenfyIdentificationData {
  /** First name, standardised, up to 100 characters, e.g. `JANE`. Source: kyc/data-retrieval. */
  readonly docFirstName?: string | null;
  /** Last name, standardised, up to 100 characters, e.g. `DOE`. Source: kyc/data-retrieval. */
  readonly docLastName?: string | null;
  /** Number of the document, up to 100 characters. Source: openapi/kyc.yaml. */
  readonly docNumber?: string | null;
  /** National personal number, up to 30 characters. Source: openapi/kyc.yaml. */
  readonly docPersonalCode?: string | null;
  /** When the document expires, `YYYY-MM-DD`, e.g. `2031-03-01`. Source: kyc/data-retrieval. */
  readonly docExpiry?: string | null;
  /** Date of birth, `YYYY-MM-DD`, e.g. `1990-04-12`. Source: kyc/data-retrieval. */
  readonly docDob?: string | null;
  /** When the document was issued, `YYYY-MM-DD`, e.g. `2018-03-02`. Source: kyc/data-retrieval. */
  readonly docDateOfIssue?: string | null;
  /** Kind of document, e.g. `PASSPORT`. Source: openapi/kyc.yaml. */
  readonly docType?: IdenfyDocumentType | null;
  /** Sex as the document states it, e.g. `FEMALE`. Source: openapi/kyc.yaml. */
  readonly docSex?: IdenfySex | null;
  /** Nationality, ISO 3166-1 alpha-2, e.g. `LT`. Source: kyc/data-retrieval. */
  readonly docNationality?: string | null;
  /** Country that issued the document, ISO 3166-1 alpha-2, e.g. `LT`. Source: kyc/data-retrieval. */
  readonly docIssuingCountry?: string | null;
  /** Place of birth, up to 60 characters. Source: openapi/kyc.yaml. */
  readonly birthPlace?: string | null;
  /** Authority that issued the document, up to 60 characters. Source: openapi/kyc.yaml. */
  readonly authority?: string | null;
  /** Address on the document, up to 100 characters. Source: openapi/kyc.yaml. */
  readonly address?: string | null;
  /** Temporary address on the document, up to 100 characters. Source: openapi/kyc.yaml. */
  readonly docTemporaryAddress?: string | null;
  /** Mother's maiden name, up to 80 characters. Source: openapi/kyc.yaml. */
  readonly mothersMaidenName?: string | null;
  /** Name at birth, up to 100 characters. Source: openapi/kyc.yaml. */
  readonly docBirthName?: string | null;
  /** Patronymic, up to 100 characters. Source: openapi/kyc.yaml. */
  readonly docPatronymic?: string | null;
  /**
   * Classes of a driving licence, up to 30 characters, e.g. `AM/B1/B`; [unknown] whether the separator is fixed.
   * Source: openapi/kyc.yaml.
   */
  readonly driverLicenseCategory?: string | null;
  /** Whether a human corrected what was read; false in an automatic result. Source: kyc/data-retrieval. */
  readonly manuallyDataChanged?: boolean | null;
  /** First and last name together, up to 201 characters. Source: kyc/data-retrieval. */
  readonly fullName?: string | null;
  /**
   * Country that the client chose at the start, ISO 3166-1 alpha-2, e.g. `LT`. A published sample has this key twice;
   * the last one counts. Source: callbacks/ResultCallback.
   */
  readonly selectedCountry?: string | null;
  /** First name as printed, native characters included, up to 255 characters. Source: kyc/data-retrieval. */
  readonly orgFirstName?: string | null;
  /** Last name as printed, native characters included, up to 255 characters. Source: kyc/data-retrieval. */
  readonly orgLastName?: string | null;
  /** Nationality as printed, up to 255 characters, e.g. `LIETUVOS`. Source: callbacks/ResultCallback. */
  readonly orgNationality?: string | null;
  /** Place of birth as printed, up to 500 characters, e.g. `ŠILUVA`. Source: callbacks/ResultCallback. */
  readonly orgBirthPlace?: string | null;
  /** Issuing authority as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgAuthority?: string | null;
  /** Address as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgAddress?: string | null;
  /** Temporary address as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgTemporaryAddress?: string | null;
  /** Mother's maiden name as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgMothersMaidenName?: string | null;
  /** Patronymic as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgPatronymic?: string | null;
  /** Name at birth as printed, up to 500 characters. Source: openapi/kyc.yaml. */
  readonly orgBirthName?: string | null;
  /** Age group seen in the selfie, e.g. `OVER_25`. Source: openapi/kyc.yaml. */
  readonly ageEstimate?: IdenfyAgeGroup | null;
  /**
   * Risk that the client's IP address is a proxy, e.g. `LOW`; null where the check is off. Source: kyc/data-retrieval.
   */
  readonly clientIpProxyRiskLevel?: IdenfyRiskLevel | null;
  /**
   * `scanRef`s of other verifications with the same selfie face, each up to 36 characters; null without any. Source:
   * callbacks/ResultCallback.
   */
  readonly duplicateFaces?: readonly string[] | null;
  /**
   * `scanRef`s of other verifications with the same face on the document, each up to 36 characters; null without any.
   * Source: callbacks/ResultCallback.
   */
  readonly duplicateDocFaces?: readonly string[] | null;
  /**
   * What additional steps read: by name of the step (`UTILITY_BILL`), then by name of the value (`ssn`), an object with
   * `value` and `status` (`MATCH`). Source: callbacks/ResultCallback.
   */
  readonly additionalData?: Readonly<Record<string, unknown>> | null;
}

/**
 * One look-up at an outside service (`AML`, `LID`, `CRIMINAL_CHECK`, and `results` of a monitoring). Source:
 * openapi/kyc.yaml.
 */
export interface IdenfyServiceCheck {
  /** How the look-up went. Source: openapi/kyc.yaml. */
  readonly status?: IdenfyServiceCheckStatus | null;
  /** What was found; the members depend on the service, empty without a hit. Source: openapi/kyc.yaml. */
  readonly data?: readonly unknown[] | null;
  /** The service, e.g. `AML_NAMES_CHECK`, `AML_NEWS`. Source: openapi/kyc.yaml. */
  readonly serviceName?: string | null;
  /** Its group, e.g. `AML`, `LID`. Source: openapi/kyc.yaml. */
  readonly serviceGroupType?: string | null;
  /** The look-up, e.g. `OHT8GR5ESRF5XROWE5ZGCC123`; unique within one body only. Source: callbacks/ResultCallback. */
  readonly uid?: string | null;
  /** Why it failed; null where it did not. Source: openapi/kyc.yaml. */
  readonly errorMessage?: string | null;
}

/** How a look-up at an outside service went. Source: openapi/kyc.yaml. */
export interface IdenfyServiceCheckStatus {
  /**
   * Whether a record was found; a published sample (pages/fraud-check-services/FraudApi.md) has false beside one.
   * Source: github.com/idenfy/Documentation, pages/fraud-check-services/aml.md.
   */
  readonly serviceSuspected?: boolean | null;
  /** Whether the service was asked. Source: github.com/idenfy/Documentation, pages/fraud-check-services/aml.md. */
  readonly serviceUsed?: boolean | null;
  /**
   * Whether there is a service for the country. Source: github.com/idenfy/Documentation,
   * pages/fraud-check-services/aml.md.
   */
  readonly serviceFound?: boolean | null;
  /**
   * Whether the look-up worked, whatever it found. Source: github.com/idenfy/Documentation,
   * pages/fraud-check-services/aml.md.
   */
  readonly checkSuccessful?: boolean | null;
  /** The result, e.g. `NOT_SUSPECTED`. Source: openapi/kyc.yaml. */
  readonly overallStatus?: IdenfySuspicion | null;
}

/** How risky a verification is. Source: openapi/kyc.yaml. */
export interface IdenfyRiskAssessment {
  /** Whole points from 0 (none) to 100; null where not computed. Source: openapi/kyc.yaml. */
  readonly riskScore?: number | null;
  /** The score as a level, e.g. `LOW`. Source: openapi/kyc.yaml. */
  readonly riskLevel?: IdenfyRiskLevel | null;
}

/** An e-mail address and whether its owner confirmed it. Source: openapi/kyc.yaml. */
export interface IdenfyEmailVerification {
  /** The address, up to 254 characters, e.g. `jane@example.com`. Source: openapi/kyc.yaml. */
  readonly email?: string | null;
  /** Whether the owner confirmed it; only true says so. Source: openapi/kyc.yaml. */
  readonly emailVerified?: boolean | null;
}

/** A phone number and whether its owner confirmed it. Source: openapi/kyc.yaml. */
export interface IdenfyPhoneVerification {
  /** The number in E.164, e.g. `+37061234567`. Source: openapi/kyc.yaml. */
  readonly phone?: string | null;
  /** Whether the owner confirmed it; only true says so. Source: openapi/kyc.yaml. */
  readonly phoneVerified?: boolean | null;
}

/** A document of a verified client expires soon or has expired. Source: openapi/kyc.yaml. */
export interface IdenfyDocumentExpiration {
  /** The verification at iDenfy that showed the document. Source: openapi/kyc.yaml. */
  readonly scanRef: string;
  /** The client at your side. Source: openapi/kyc.yaml. */
  readonly clientId: string;
  /** How near it is, e.g. `DOCUMENT_EXPIRES_WITHIN_7_DAYS`. Source: openapi/kyc.yaml. */
  readonly expirationThreshold: IdenfyExpirationThreshold;
  /** When the document expires; [unknown] form, `YYYY-MM-DD` likely as in `docExpiry`. Source: openapi/kyc.yaml. */
  readonly documentExpiration?: string | null;
}

/**
 * A returning client was compared with the face of an earlier verification. Source: openapi/face-authentication.yaml.
 */
export interface IdenfyFacialAuthentication {
  /** UUID of the authentication. Source: openapi/face-authentication.yaml. */
  readonly id: string;
  /** The earlier verification. Source: openapi/face-authentication.yaml. */
  readonly scanRef?: string | null;
  /** The client at your side. Source: openapi/face-authentication.yaml. */
  readonly clientId?: string | null;
  /** Token of the session, up to 40 characters. Source: openapi/face-authentication.yaml. */
  readonly token?: string | null;
  /** The outcome, unlike other events in mixed case, e.g. `Success`. Source: openapi/face-authentication.yaml. */
  readonly status: IdenfyFacialAuthenticationStatus;
  /** Whether a face was stored or compared. Source: openapi/face-authentication.yaml. */
  readonly type?: IdenfyFacialAuthenticationType | null;
  /** How it was compared. Source: openapi/face-authentication.yaml. */
  readonly method?: IdenfyFacialAuthenticationMethod | null;
  /** Link to the photo; [unknown] how long it lasts. Source: openapi/face-authentication.yaml. */
  readonly facePhoto?: string | null;
  /** The client's IP address, e.g. `192.0.2.0`. Source: openapi/face-authentication.yaml. */
  readonly ipAddress?: string | null;
  /** Why it failed, up to 255 characters; [unknown] values. Source: openapi/face-authentication.yaml. */
  readonly failReason?: string | null;
  /** Signs of risk. Source: openapi/face-authentication.yaml. */
  readonly riskTags?: readonly IdenfyRiskTag[] | null;
}

/** An age estimation, or the document check after it, has ended. Source: openapi/age-estimation.yaml. */
export interface IdenfyAgeEstimation {
  /**
   * The verification of the document check, or the ID of the token where there was none. Source:
   * openapi/age-estimation.yaml.
   */
  readonly scanRef: string;
  /** Whether it came to a result. Source: openapi/age-estimation.yaml. */
  readonly status: IdenfyAgeEstimationStatus;
  /** The result, e.g. `SUCCESS`. Source: openapi/age-estimation.yaml. */
  readonly outcome?: IdenfyAgeEstimationOutcome | null;
  /** What the model says, e.g. `ADULT`; [unknown] other values. Source: openapi/age-estimation.yaml. */
  readonly verdict?: string | null;
  /**
   * Whole years: from the document where one was asked for, else as the face looks. Source:
   * openapi/age-estimation.yaml.
   */
  readonly estimatedAge?: number | null;
  /** How sure the model is; [unknown] scale. Source: openapi/age-estimation.yaml. */
  readonly confidence?: number | null;
  /** The client at your side. Source: openapi/age-estimation.yaml. */
  readonly clientId?: string | null;
  /**
   * When it ended, ISO 8601, e.g. `2026-11-20T09:15:00Z`; [unknown] whether with fractions of a second. It tells the
   * form from that of a facial authentication. Source: openapi/age-estimation.yaml.
   */
  readonly occurredAt: string;
}

/** A monitored person or company was checked, accepted or declined. Source: openapi/aml.yaml. */
export interface IdenfyAmlMonitoring {
  /** The monitoring at iDenfy, e.g. `123456789`. Source: openapi/aml.yaml. */
  readonly monitoringId: string;
  /** First name, or name of the company. Source: openapi/aml.yaml. */
  readonly name?: string | null;
  /** Last name; [unknown] what stands here for a company. Source: openapi/aml.yaml. */
  readonly surname?: string | null;
  /** ISO 3166-1 alpha-2 as elsewhere; [unknown] whether always. Source: openapi/aml.yaml. */
  readonly nationality?: string | null;
  /** Date of birth; [unknown] form, `YYYY-MM-DD` elsewhere. Source: openapi/aml.yaml. */
  readonly dob?: string | null;
  /** Whether it is monitored still. Source: openapi/aml.yaml. */
  readonly isActive?: boolean | null;
  /** When the monitoring ends; [unknown] form, ISO 8601 in the API. Source: openapi/aml.yaml. */
  readonly expiration?: string | null;
  /** The verifications that it was made from. Source: openapi/aml.yaml. */
  readonly scanRefList?: readonly string[] | null;
  /** Status in the old (v2) form, still sent to everybody. Source: aml/migration-guide. */
  readonly alertStatus?: IdenfyAmlAlertStatus | null;
  /** Status in the v3 form, sent to everybody. Source: aml/migration-guide. */
  readonly status: IdenfyAmlMonitoringStatus;
  /** Whether a politically exposed person was found. Source: openapi/aml.yaml. */
  readonly pepsStatus?: IdenfyAmlCheckStatus | null;
  /** Whether a sanction was found. Source: openapi/aml.yaml. */
  readonly sanctionsStatus?: IdenfyAmlCheckStatus | null;
  /** Whether adverse news were found. Source: openapi/aml.yaml. */
  readonly adverseMediaStatus?: IdenfyAmlCheckStatus | null;
  /** The look-ups in the v2 form. Source: openapi/aml.yaml. */
  readonly results?: readonly IdenfyServiceCheck[] | null;
  /**
   * The check in the v3 form: `id`, `overallStatus`, `statusSetBy`, `statusSetAt`, `adverseMedia`, `amlCheck`. Source:
   * openapi/aml.yaml.
   */
  readonly amlCheck?: Readonly<Record<string, unknown>> | null;
}

/**
 * How many monitorings end soon. It carries no ID and no date: two days with the same counts have the same body.
 * Source: openapi/aml.yaml.
 */
export interface IdenfyAmlMonitoringExpiration {
  /** Monitorings that will be extended, a count; [unknown] by when. Source: openapi/aml.yaml. */
  readonly usersToExtend: number;
  /** Monitorings that will end, a count; [unknown] by when. Source: openapi/aml.yaml. */
  readonly usersToExpire: number;
}

/** The accounts that a client showed through open banking. Source: openapi/bank.yaml. */
export interface IdenfyBankVerification {
  /** UUID of the verification. Source: openapi/bank.yaml. */
  readonly id: string;
  /** Country of the bank, ISO 3166-1 alpha-2, e.g. `LT`. Source: openapi/bank.yaml. */
  readonly country?: string | null;
  /** Name of the bank, up to 32 characters. Source: openapi/bank.yaml. */
  readonly bank?: string | null;
  /** The accounts. Source: openapi/bank.yaml. */
  readonly accounts?: readonly IdenfyBankAccount[] | null;
  /** How risky the accounts are, e.g. `LOW`. Source: openapi/bank.yaml. */
  readonly riskLevel?: IdenfyRiskLevel | null;
}

/** One account of a bank verification. Source: openapi/bank.yaml. */
export interface IdenfyBankAccount {
  /** UUID of the account at iDenfy. Source: openapi/bank.yaml. */
  readonly id?: string | null;
  /** Name of the account or its owner ([unknown] which), up to 128 characters. Source: openapi/bank.yaml. */
  readonly name?: string | null;
  /** IBAN, up to 34 characters; [unknown] whether with spaces. Source: openapi/bank.yaml. */
  readonly iban?: string | null;
  /** ISO 4217, e.g. `EUR`. Source: openapi/bank.yaml. */
  readonly currency?: string | null;
  /**
   * `bookedBalance` and `availableBalance`, numbers in units of `currency`, each may be null. Source:
   * openapi/bank.yaml.
   */
  readonly balancesOverview?: Readonly<Record<string, unknown>> | null;
  /** How many transactions were seen; [unknown] over which time. Source: openapi/bank.yaml. */
  readonly transactionsCount?: number | null;
}

/** Whether a bank card belongs to the verified person. Source: openapi/bank-card.yaml. */
export interface IdenfyBankCardVerification {
  /** UUID of the verification. Source: openapi/bank-card.yaml. */
  readonly id: string;
  /** The outcome, e.g. `MATCH`. Source: openapi/bank-card.yaml. */
  readonly status: IdenfyBankCardStatus;
  /** Why it is no match. Source: openapi/bank-card.yaml. */
  readonly noMatchReason?: IdenfyBankCardNoMatchReason | null;
  /** Name on the card. Source: openapi/bank-card.yaml. */
  readonly name?: string | null;
  /** First six digits of the card number. Source: openapi/bank-card.yaml. */
  readonly firstSix?: string | null;
  /** Last four digits of the card number. Source: openapi/bank-card.yaml. */
  readonly lastFour?: string | null;
  /** When the card expires, `YYYY-MM-DD`; [unknown] which day stands for the month. Source: openapi/bank-card.yaml. */
  readonly expiryDate?: string | null;
  /** Whether the name matched. Source: openapi/bank-card.yaml. */
  readonly nameMatch?: boolean | null;
  /** Whether the last four digits matched; [unknown] with what. Source: openapi/bank-card.yaml. */
  readonly lastFourMatch?: boolean | null;
}

/** Scores of the social media accounts of a client. Source: openapi/bank.yaml. */
export interface IdenfyAccountCheck {
  /** The verification at iDenfy. Source: openapi/bank.yaml. */
  readonly scanRef?: string | null;
  /** The client at your side. Source: openapi/bank.yaml. */
  readonly clientId?: string | null;
  /** Token of the session; may be a credential, so do not log it. Source: openapi/bank.yaml. */
  readonly authToken?: string | null;
  /** When it was checked; [unknown] form. Source: openapi/bank.yaml. */
  readonly date?: string | null;
  /** A number from 1 to 5. Source: openapi/bank.yaml. */
  readonly status: IdenfyAccountCheckStatus;
  /** All scores together; [unknown] scale. Source: openapi/bank.yaml. */
  readonly score: number;
  /** Score of the Facebook account; [unknown] scale. Source: openapi/bank.yaml. */
  readonly facebookScore?: number | null;
  /** Score of the Google account; [unknown] scale. Source: openapi/bank.yaml. */
  readonly gmailScore?: number | null;
  /** Score of the IP address; [unknown] scale. Source: openapi/bank.yaml. */
  readonly ipScore?: number | null;
}

/** A company has handed in its form. Source: openapi/kyb.yaml. */
export interface IdenfyCompanySubmit {
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** When the form was handed in, ISO 8601, e.g. `2026-11-20T09:15:00Z`. Source: openapi/kyb.yaml. */
  readonly submissionTime?: string | null;
  /** Whether it is one person in business. Source: openapi/kyb.yaml. */
  readonly soleProprietor?: boolean | null;
  /** The client at your side, up to 100 characters. Source: openapi/kyb.yaml. */
  readonly clientId: string;
  /** Your own second reference, up to 40 characters. Source: openapi/kyb.yaml. */
  readonly externalRef?: string | null;
}

/** The verification of a company has ended. Source: openapi/kyb.yaml. */
export interface IdenfyCompanyReview {
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** Its name, up to 200 characters. Source: openapi/kyb.yaml. */
  readonly companyName: string;
  /** Its number in the register, up to 100 characters. Source: openapi/kyb.yaml. */
  readonly registrationNumber?: string | null;
  /** The decision, e.g. `APPROVED`. Source: openapi/kyb.yaml. */
  readonly approvalStatus?: IdenfyApprovalStatus | null;
  /** Why it was denied, up to 64 characters. Source: openapi/kyb.yaml. */
  readonly denyReason?: string | null;
  /** Who decided: `id`, `email`, `name`, `surname` and `username`. Source: openapi/kyb.yaml. */
  readonly statusChangedBy?: Readonly<Record<string, unknown>> | null;
  /** Whether it is one person in business. Source: openapi/kyb.yaml. */
  readonly soleProprietor?: boolean | null;
  /** The look-up of the company; members left open. Source: openapi/kyb.yaml. */
  readonly companyCheck?: Readonly<Record<string, unknown>> | null;
  /**
   * The people behind it, objects with `id`, `scanRef` (an object), `amlCheck`, `beneficiaryCheck` and statuses.
   * Source: openapi/kyb.yaml.
   */
  readonly beneficiaries?: readonly unknown[] | null;
  /** The look-ups of its shareholders, objects; members left open. Source: openapi/kyb.yaml. */
  readonly shareholderCheck?: readonly unknown[] | null;
  /**
   * The AML check in the v3 form: `id`, `overallStatus`, `statusSetBy`, `statusSetAt`, `adverseMedia`, `amlCheck`.
   * Source: openapi/kyb.yaml.
   */
  readonly amlCheck?: Readonly<Record<string, unknown>> | null;
  /** News about the company, objects; members left open. Source: openapi/kyb.yaml. */
  readonly negativeNewsCheck?: readonly unknown[] | null;
  /** Comment on the AML check. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly amlComment?: string | null;
  /** Whether a sanction was found. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly sanctionsCheckStatus?: IdenfyAmlCheckStatus | null;
  /**
   * Who set the sanctions status: `id`, `email`, `name`, `surname` and `username`. Deprecated by the sender. Source:
   * openapi/kyb.yaml.
   */
  readonly sanctionsStatusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly sanctionsStatusSetAt?: string | null;
  /** Comment on the news. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly negativeNewsComment?: string | null;
  /** Whether adverse news were found. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly negativeNewsStatus?: IdenfyAmlCheckStatus | null;
  /**
   * Who set the news status: `id`, `email`, `name`, `surname` and `username`. Deprecated by the sender. Source:
   * openapi/kyb.yaml.
   */
  readonly newsStatusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Deprecated by the sender. Source: openapi/kyb.yaml. */
  readonly newsStatusSetAt?: string | null;
  /** The client at your side, up to 100 characters. Source: openapi/kyb.yaml. */
  readonly clientId: string;
  /** Your own second reference, up to 40 characters. Source: openapi/kyb.yaml. */
  readonly externalRef?: string | null;
  /** Identity verifications that belong to it, each up to 40 characters. Source: openapi/kyb.yaml. */
  readonly relatedClientScanRefs?: readonly string[] | null;
}

/** An AML status of a company or of its people was set by hand. Source: openapi/kyb.yaml. */
export interface IdenfyCompanyAmlReview {
  /** Whom it is about, e.g. `COMPANY`. Source: openapi/kyb.yaml. */
  readonly amlReviewSubjectType: IdenfyAmlReviewSubject;
  /** The company, beneficiary or shareholder at iDenfy. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly companyId: string;
  /** The client at your side. Source: openapi/kyb.yaml. */
  readonly clientId?: string | null;
  /** Your own second reference. Source: openapi/kyb.yaml. */
  readonly externalRef?: string | null;
  /** All checks together, e.g. `NO_FLAGS`. Source: openapi/kyb.yaml. */
  readonly overallStatus?: IdenfyAmlCheckStatus | null;
  /** Who set it: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly statusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Source: openapi/kyb.yaml. */
  readonly statusSetAt?: string | null;
  /** Whether a politically exposed person was found. Source: openapi/kyb.yaml. */
  readonly pepsCheckStatus?: IdenfyAmlCheckStatus | null;
  /** Who set it: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly pepsStatusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Source: openapi/kyb.yaml. */
  readonly pepsStatusSetAt?: string | null;
  /** Whether a sanction was found. Source: openapi/kyb.yaml. */
  readonly sanctionsCheckStatus?: IdenfyAmlCheckStatus | null;
  /** Who set it: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly sanctionsStatusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Source: openapi/kyb.yaml. */
  readonly sanctionsStatusSetAt?: string | null;
  /** Comment on sanctions and exposed persons. Source: openapi/kyb.yaml. */
  readonly amlComment?: string | null;
  /** Whether adverse news were found. Source: openapi/kyb.yaml. */
  readonly negativeNewsStatus?: IdenfyAmlCheckStatus | null;
  /** Who set it: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly newsStatusSetBy?: Readonly<Record<string, unknown>> | null;
  /** When, ISO 8601. Source: openapi/kyb.yaml. */
  readonly newsStatusSetAt?: string | null;
  /** Comment on the news. Source: openapi/kyb.yaml. */
  readonly negativeNewsComment?: string | null;
}

/** More was asked of a company, or its form token expired. Source: openapi/kyb.yaml. */
export interface IdenfyCompanyInfoRequest {
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly companyId: string;
  /** Token of the form that the company fills in: a credential, so do not log it. Source: openapi/kyb.yaml. */
  readonly token?: string | null;
  /** When, ISO 8601, e.g. `2026-11-20T09:15:00Z`. Source: openapi/kyb.yaml. */
  readonly date?: string | null;
  /** Whom the request was sent to, up to 254 characters. Source: openapi/kyb.yaml. */
  readonly email?: string | null;
  /** Who asked: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly manager?: Readonly<Record<string, unknown>> | null;
  /** What became of the request, e.g. `REQUESTED`. Source: openapi/kyb.yaml. */
  readonly status: IdenfyCompanyInfoRequestStatus;
}

/** The verification of a company expires soon or has expired. Source: openapi/kyb.yaml. */
export interface IdenfyCompanyExpiration {
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** Whether it has expired or will. Source: openapi/kyb.yaml. */
  readonly expirationStatus?: IdenfyCompanyExpirationStatus | null;
}

/** A company was deleted. Source: openapi/kyb.yaml. */
export interface IdenfyCompanyDelete {
  /** The company at iDenfy. Source: openapi/kyb.yaml. */
  readonly companyId: string;
  /**
   * When, ISO 8601, e.g. `2026-11-20T09:15:00Z`. It tells the form from those that name a company, too. Source:
   * openapi/kyb.yaml.
   */
  readonly date: string;
  /** Who deleted it: `id`, `email`, `name`, `surname`. Source: openapi/kyb.yaml. */
  readonly manager?: Readonly<Record<string, unknown>> | null;
}

/** A document ordered from a state register is there. Source: openapi/kyb.yaml. */
export interface IdenfyGovOrderedDocument {
  /** UUID of the order. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** Title of the document. Source: openapi/kyb.yaml. */
  readonly title?: string | null;
  /** File format, up to 5 characters; [unknown] values. Source: openapi/kyb.yaml. */
  readonly documentFormat?: string | null;
  /** What was ordered; [unknown] values. Source: openapi/kyb.yaml. */
  readonly productKey: string;
  /** When it was to come, ISO 8601, e.g. `2026-11-20T09:15:00Z`. Source: openapi/kyb.yaml. */
  readonly expectedDeliveryTime?: string | null;
  /** Price, 0 or more; [unknown] currency. Source: openapi/kyb.yaml. */
  readonly price?: number | null;
  /** When it came, ISO 8601. Source: openapi/kyb.yaml. */
  readonly deliveredAt?: string | null;
  /** What became of the order, e.g. `FINISHED`. Source: openapi/kyb.yaml. */
  readonly status?: IdenfyOrderStatus | null;
  /** Link to the document; [unknown] how long it lasts. Source: openapi/kyb.yaml. */
  readonly file?: string | null;
}

/** A report of filings with a Secretary of State is there. Source: openapi/kyb.yaml. */
export interface IdenfySosReport {
  /** The report at iDenfy. Source: openapi/kyb.yaml. */
  readonly id: string;
  /** Name of the company, up to 200 characters. Source: openapi/kyb.yaml. */
  readonly companyName?: string | null;
  /** Legal form, e.g. `LLC`. Source: openapi/kyb.yaml. */
  readonly entityType?: IdenfySosEntityType | null;
  /** When it was founded, `YYYY-MM-DD`. Source: openapi/kyb.yaml. */
  readonly formationDate?: string | null;
  /** What became of the order, e.g. `FINISHED`. Source: openapi/kyb.yaml. */
  readonly status?: IdenfyOrderStatus | null;
  /** Link to the report as PDF; [unknown] how long it lasts. Source: openapi/kyb.yaml. */
  readonly reportFile?: string | null;
  /** Link to the report as JSON; [unknown] how long it lasts. Source: openapi/kyb.yaml. */
  readonly dataFile?: string | null;
  /** How many watch lists name the company. Source: openapi/kyb.yaml. */
  readonly watchlistHitsCount?: number | null;
}

/** What the client used to verify. Source: openapi/kyc.yaml. */
export type IdenfyPlatform = Open<'PC' | 'MOBILE' | 'TABLET' | 'MOBILE_APP' | 'MOBILE_SDK' | 'OTHER'>;

/**
 * Outcome of an identity verification; `EXPIRED-DELETED` is on resources/vocabulary and not in the schema. Source:
 * openapi/kyc.yaml.
 */
export type IdenfyOverallStatus = Open<
  'APPROVED' | 'DENIED' | 'SUSPECTED' | 'REVIEWING' | 'EXPIRED' | 'ACTIVE' | 'DELETED' | 'ARCHIVED' | 'EXPIRED-DELETED'
>;

/** Result of a face check; meanings are on guides/dashboard/kyc/verification-statuses. Source: openapi/kyc.yaml. */
export type IdenfyFaceStatus = Open<
  | 'FACE_MATCH'
  | 'FACE_NOT_CHECKED'
  | 'FACE_MISMATCH'
  | 'NO_FACE_FOUND'
  | 'TOO_MANY_FACES'
  | 'FACE_TOO_BLURRY'
  | 'FACE_GLARED'
  | 'FACE_UNCERTAIN'
  | 'FACE_NOT_ANALYSED'
  | 'FACE_ERROR'
  | 'AUTO_UNVERIFIABLE'
  | 'FAKE_FACE'
>;

/** Result of a document check; meanings are on guides/dashboard/kyc/verification-statuses. Source: openapi/kyc.yaml. */
export type IdenfyDocumentStatus = Open<
  | 'DOC_VALIDATED'
  | 'DOC_INFO_MISMATCH'
  | 'DOC_NOT_FOUND'
  | 'DOC_NOT_FULLY_VISIBLE'
  | 'DOC_FACE_NOT_FOUND'
  | 'DOC_TOO_BLURRY'
  | 'DOC_GLARED'
  | 'DOC_FACE_GLARED'
  | 'MRZ_NOT_FOUND'
  | 'MRZ_OCR_READING_ERROR'
  | 'BARCODE_NOT_FOUND'
  | 'DOC_EXPIRED'
  | 'DOC_NOT_SUPPORTED'
  | 'COUNTRY_NOT_SUPPORTED'
  | 'COUNTRY_MISMATCH'
  | 'DOC_TYPE_MISMATCH'
  | 'DOC_SUBTYPE_MISMATCH'
  | 'DOC_SIDE_MISMATCH'
  | 'DOC_DAMAGED'
  | 'DOC_FAKE'
  | 'DOC_PERSONAL_CODE_INVALID'
  | 'DOC_NOT_ALLOWED'
  | 'DOC_NAME_ERROR'
  | 'DOC_SURNAME_ERROR'
  | 'DOC_EXPIRY_ERROR'
  | 'DOC_DOB_ERROR'
  | 'DOC_PERSONAL_NUMBER_ERROR'
  | 'DOC_NUMBER_ERROR'
  | 'DOC_DATE_OF_ISSUE_ERROR'
  | 'DOC_SEX_ERROR'
  | 'DOC_NATIONALITY_ERROR'
  | 'DOC_NOT_ANALYSED'
  | 'DOC_ERROR'
  | 'AUTO_UNVERIFIABLE'
  | 'DOC_SPOOF_DETECTED'
  | 'MRZ_INVALID'
  | 'EID_FAILED'
  | 'NFC_INIT_FAILED'
  | 'NFC_FAILED'
  | 'NFC_TIMEOUT'
>;

/**
 * A sign of fraud, which makes a verification `SUSPECTED`; meanings are on guides/dashboard/kyc/verification-statuses.
 * Source: openapi/kyc.yaml.
 */
export type IdenfyFraudTag = Open<
  | 'FACE_IN_BLACKLIST'
  | 'DOC_FACE_IN_BLACKLIST'
  | 'DATA_BLACKLISTED'
  | 'DATA_IN_BLACKLIST'
  | 'DUPLICATE_FACE'
  | 'DUPLICATE_DOC_FACE'
  | 'DUPLICATE_PERSONAL_DATA'
  | 'VIRTUAL_CAMERA'
  | 'ADDRESS_UNVERIFIED'
  | 'PORTRAIT_SUBSTITUTION'
  | 'FACE_SUSPECTED'
  | 'FACE_BLACKLISTED'
  | 'DOC_FACE_BLACKLISTED'
  | 'DOC_MOBILE_PHOTO'
  | 'DEV_TOOLS_OPENED'
  | 'DOC_PRINT_SPOOFED'
  | 'FAKE_PHOTO'
  | 'AML_SUSPECTION'
  | 'AML_FAILED'
  | 'LID_SUSPECTION'
  | 'LID_FAILED'
  | 'SANCTIONS_SUSPECTION'
  | 'SANCTIONS_FAILED'
  | 'CRIMINAL_SUSPECTED'
  | 'CRIMINAL_CHECK_FAILED'
  | 'RC_FAILED'
  | 'DL_FAILED'
  | 'AUTO_UNVERIFIABLE'
>;

/**
 * A difference between the document and what you gave, which makes a verification `SUSPECTED`; meanings are on
 * guides/dashboard/kyc/verification-statuses. Source: openapi/kyc.yaml.
 */
export type IdenfyMismatchTag = Open<
  | 'NAME'
  | 'SURNAME'
  | 'DOCUMENT_NUMBER'
  | 'PERSONAL_CODE'
  | 'EXPIRY_DATE'
  | 'DATE_OF_BIRTH'
  | 'DATE_OF_ISSUE'
  | 'NATIONALITY'
  | 'SEX'
  | 'FULL_NAME'
  | 'DOC_INFO_MISMATCH'
  | 'UNDER_AGE'
  | 'OVER_AGE'
  | 'UNKNOWN_AGE'
  | 'UTILITY_ADDRESS'
  | 'UTILITY_NAME'
  | 'EXPIRED_UTILITY_BILL'
  | 'INVALID_ADDITIONAL_STEP'
  | 'ADDITIONAL_STEP_NOT_FOUND'
  | 'ADDITIONAL_STEP_INFORMATION_MISMATCH'
  | 'EXPIRED_ADDITIONAL_STEP_INFORMATION'
  | 'REGISTRY_CENTER_INFO_MISMATCH'
  | 'DRIVER_LICENSE_INFO_MISMATCH'
  | 'NOT_SUPPORTED_POA_DOCUMENT_TYPE'
  | 'NOT_SUPPORTED_POA_DOCUMENT_COUNTRY'
  | 'POA_COUNTRIES_MISMATCH'
  | 'POA_SCREENSHOT_DETECTED'
>;

/** Result of the additional steps, a proof of address for one. Source: openapi/kyc.yaml. */
export type IdenfyAdditionalStepStatus = Open<'VALID' | 'INVALID' | 'NOT_FOUND'>;

/**
 * What is done with the file of an additional step: kept, compared with your data, or read. Source:
 * kyc/additional-steps.
 */
export type IdenfyAdditionalStepProcessing = Open<'UPLOAD' | 'COMPARE' | 'EXTRACT'>;

/** Kind of identity document; `INTERNATIONAL_PASSPORT` is in older copies only. Source: openapi/kyc.yaml. */
export type IdenfyDocumentType = Open<
  | 'ID_CARD'
  | 'PASSPORT'
  | 'RESIDENCE_PERMIT'
  | 'DRIVER_LICENSE'
  | 'PAN_CARD'
  | 'AADHAAR'
  | 'VISA'
  | 'NATIONAL_PASSPORT'
  | 'PROVISIONAL_DRIVER_LICENSE'
  | 'OLD_ID_CARD'
  | 'MILITARY_CARD'
  | 'ADDRESS_CARD'
  | 'SMART_ID'
  | 'CLEAR'
  | 'ONE_ID'
  | 'BANK_ID_SE'
  | 'BANK_ID_NO'
  | 'BANK_ID_CZ'
  | 'FTN'
  | 'MIT_ID'
  | 'VERIMI'
  | 'LA_WALLET'
  | 'SAMSUNG_WALLET'
  | 'MOJE_ID_CZ'
  | 'YOTI_ID'
  | 'OTHER'
  | 'BORDER_CROSSING'
  | 'ASYLUM'
  | 'PHOTO_CARD'
  | 'PROOF_OF_AGE_CARD'
  | 'TRAVEL_CARD'
  | 'SOCIAL_SECURITY_CARD'
  | 'VOTER_CARD'
  | 'DIPLOMATIC_ID'
  | 'WORK_PERMIT'
  | 'INTERNATIONAL_PASSPORT'
>;

/** Sex as the document states it. Source: openapi/kyc.yaml. */
export type IdenfySex = Open<'MALE' | 'FEMALE' | 'UNDEFINED'>;

/** Age in years as the selfie looks. Source: openapi/kyc.yaml. */
export type IdenfyAgeGroup = Open<
  'UNDER_13' | 'UNDER_8' | 'OVER_8' | 'OVER_13' | 'OVER_16' | 'OVER_18' | 'OVER_21' | 'OVER_22' | 'OVER_25' | 'OVER_30'
>;

/** A level of risk. Source: openapi/kyc.yaml. */
export type IdenfyRiskLevel = Open<'VERY_LOW' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' | 'NOT_CHECKED'>;

/** Whether an outside service raised a suspicion. Source: openapi/kyc.yaml. */
export type IdenfySuspicion = Open<'SUSPECTED' | 'NOT_SUSPECTED'>;

/** How near the expiry of a document is. Source: openapi/kyc.yaml. */
export type IdenfyExpirationThreshold = Open<
  | 'DOCUMENT_EXPIRES_WITHIN_30_DAYS'
  | 'DOCUMENT_EXPIRES_WITHIN_7_DAYS'
  | 'DOCUMENT_EXPIRES_WITHIN_1_DAY'
  | 'DOCUMENT_EXPIRED'
>;

/** Outcome of a facial authentication, in mixed case. Source: openapi/face-authentication.yaml. */
export type IdenfyFacialAuthenticationStatus = Open<'Success' | 'Failed' | 'Expired' | 'Canceled' | 'Pending'>;

/** Whether a face was stored or compared. Source: openapi/face-authentication.yaml. */
export type IdenfyFacialAuthenticationType = Open<'ENROLLMENT' | 'AUTHENTICATION'>;

/** How a face was compared. Source: openapi/face-authentication.yaml. */
export type IdenfyFacialAuthenticationMethod = Open<'ACTIVE_LIVENESS' | 'FACE_MATCHING'>;

/** A sign of risk in a facial authentication. Source: openapi/face-authentication.yaml. */
export type IdenfyRiskTag = Open<'UNTRUSTED_ENVIRONMENT'>;

/** Whether an age estimation came to a result. Source: openapi/age-estimation.yaml. */
export type IdenfyAgeEstimationStatus = Open<'COMPLETED' | 'FAILED'>;

/** Result of an age estimation. Source: openapi/age-estimation.yaml. */
export type IdenfyAgeEstimationOutcome = Open<
  'SUCCESS' | 'UNDERAGE' | 'UNCERTAIN' | 'FACE_MISMATCH' | 'ATTEMPTS_EXCEEDED'
>;

/** Status of a monitoring in the old (v2) form. Source: openapi/aml.yaml. */
export type IdenfyAmlAlertStatus = Open<'ALERT' | 'DECLINED' | 'ACCEPTED' | 'PENDING' | 'STATUS'>;

/** Status of a monitoring in the v3 form. Source: openapi/aml.yaml. */
export type IdenfyAmlMonitoringStatus = Open<'ACTIVE' | 'STOPPED' | 'PENDING' | 'ALERT'>;

/** Result of an AML check; a flag that was looked at is a true or false positive. Source: openapi/aml.yaml. */
export type IdenfyAmlCheckStatus = Open<
  'NOT_CHECKED' | 'NO_FLAGS' | 'FALSE_POSITIVE' | 'TRUE_POSITIVE' | 'FLAGS_FOUND'
>;

/** Outcome of a bank card verification. Source: openapi/bank-card.yaml. */
export type IdenfyBankCardStatus = Open<'NOT_COMPARED' | 'MATCH' | 'NO_MATCH'>;

/** Why a bank card is no match. Source: openapi/bank-card.yaml. */
export type IdenfyBankCardNoMatchReason = Open<
  'NAME_MISMATCH' | 'NUMBER_MISMATCH' | 'NAME_NOT_FOUND' | 'NUMBER_NOT_FOUND' | 'LIVENESS_FAILED'
>;

/** Outcome of an account check; [unknown] what each number means. Source: openapi/bank.yaml. */
export type IdenfyAccountCheckStatus = 1 | 2 | 3 | 4 | 5 | (number & {});

/** Decision on a company. Source: openapi/kyb.yaml. */
export type IdenfyApprovalStatus = Open<'APPROVED' | 'DENIED'>;

/** Whom an AML review is about. Source: openapi/kyb.yaml. */
export type IdenfyAmlReviewSubject = Open<'COMPANY' | 'BENEFICIARY' | 'SHAREHOLDER'>;

/** What became of a request for more from a company. Source: openapi/kyb.yaml. */
export type IdenfyCompanyInfoRequestStatus = Open<'REQUESTED' | 'EXPIRED' | 'CANCELED'>;

/** Whether the verification of a company has expired or will. Source: openapi/kyb.yaml. */
export type IdenfyCompanyExpirationStatus = Open<'PENDING' | 'EXPIRED'>;

/** What became of an order from a register. Source: openapi/kyb.yaml. */
export type IdenfyOrderStatus = Open<'NOT_ORDERED' | 'IN_PROGRESS' | 'FINISHED' | 'FAILED' | 'TIMED_OUT'>;

/** Legal form of a US company. Source: openapi/kyb.yaml. */
export type IdenfySosEntityType = Open<
  'CORPORATION' | 'LLC' | 'PARTNERSHIP' | 'NON_PROFIT' | 'TRUST' | 'SOLE_PROPRIETORSHIP'
>;
