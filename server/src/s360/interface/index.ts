/**
 * What is known of S-360's interface, as data: services, methods, webhooks, members, values,
 * lengths, and how sure each of them is. The client's types and checks, the simulator, the contract
 * check and the documentation follow from it.
 */

export {
  ASSUMPTION_SETTINGS,
  ASSUMPTIONS,
  isAssumption,
  settingNames,
  type AnySetting,
  type Assumption,
  type AssumptionName,
  type Assumptions,
  type AssumptionsConfiguration,
  type Setting,
} from './assumptions';
export { availabilityService, catalogService } from './catalog-services';
export { contactInformationPublicService } from './contact-service';
export { departuresIn, type Departure } from './departures';
export {
  ERROR_CODES,
  isDocumentedError,
  meaningOfRefusal,
  WORDS_IN_CODES,
  type ErrorCode,
} from './error-codes';
export {
  INVENTED_CODES,
  INVENTED_EVIDENCE,
  isInventedCode,
  type AnsweredCode,
} from './invented-codes';
export { documented, inferred, invented, seenInUse, type Evidence } from './evidence';
export {
  externalOrderFacade,
  externalOrderHistoryService,
  externalOrderService,
} from './order-services';
export { OTHER_SERVICES } from './other-services';
export {
  anyAnswer,
  anyRequest,
  type Method,
  type Service,
  type S360Module,
  type VersionSetting,
} from './service';
export {
  CALL_LIMITS,
  LIMITED_METHODS,
  onlyReads,
  SERVICE_VERSIONS,
  SERVICES,
  type MethodName,
} from './services';
export { shipmentPublicService } from './shipment-service';
export type { Members, MembersOf, Schema, ValueOf } from './vocabulary';
export { WEBHOOK_FORMS, WEBHOOKS_SEND, webhooks, type Webhook } from './webhooks';
