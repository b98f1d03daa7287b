var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// server/src/services/contacts/mapping/canonical.ts
var import_min = require("libphonenumber-js/min");
function cleanText(value) {
  return value.replaceAll("\0", "").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD").replace(/\r\n?/g, "\n").normalize("NFC").trim();
}
function textOf(value) {
  if (typeof value === "string") return cleanText(value) || null;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  return null;
}
function linesOf(value) {
  const entries = Array.isArray(value) ? value : [value];
  const parts = entries.flatMap(
    (entry) => typeof entry === "string" ? entry.split(/[\r\n,;]/) : [entry]
  );
  const lines = parts.map(textOf).filter((line) => line !== null);
  return [...new Set(lines)];
}
var ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;
var HALF_DAY_MS = 12 * 60 * 60 * 1e3;
function isRealDate(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
function dateOnly(value) {
  if (typeof value === "number" && Number.isFinite(value)) return dayOfMidnight(value);
  if (typeof value !== "string") return null;
  const text2 = value.trim();
  const match = ISO_DATE.exec(text2);
  if (!match) return null;
  const [written, year, month, day] = match;
  if (!isRealDate(Number(year), Number(month), Number(day))) return null;
  const rest = text2.slice(written.length);
  if (rest === "" || /^[T ]00:00(:00(\.0+)?)?($|Z|[+-])/.test(rest)) return written;
  if (!/^[T ][\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(rest)) return null;
  const moment = Date.parse(text2.replace(" ", "T"));
  return Number.isNaN(moment) ? null : dayOfMidnight(moment);
}
function dayOfMidnight(momentMs) {
  const noon = new Date(momentMs + HALF_DAY_MS);
  return Number.isNaN(noon.getTime()) ? null : noon.toISOString().slice(0, 10);
}
function e164(value, settings) {
  const number = (0, import_min.parsePhoneNumberFromString)(value, settings.phoneCountry);
  return number?.isPossible() ? number.number : null;
}
function canonical(kind, value, settings = {}) {
  switch (kind) {
    case "text":
    case "email":
      return textOf(value);
    case "phone": {
      const text2 = textOf(value);
      return text2 === null ? null : e164(text2, settings) ?? text2;
    }
    case "date":
      return dateOnly(value) ?? textOf(value);
    case "countryCode":
      return textOf(value)?.toUpperCase() ?? null;
    case "languageCode":
      return textOf(value)?.toLowerCase() ?? null;
    case "list":
      return linesOf(value).sort().join("\n") || null;
  }
}
function columnValue(kind, value, settings = {}) {
  switch (kind) {
    case "text":
    case "email":
    case "phone":
      return textOf(value);
    case "date":
    case "countryCode":
    case "languageCode":
      return canonical(kind, value, settings);
    case "list":
      return linesOf(value).join("\n") || null;
  }
}
function wireValue(kind, value, settings = {}) {
  return kind === "list" ? linesOf(value) : canonical(kind, value, settings);
}
var LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
function oddity(kind, value, settings = {}) {
  const text2 = kind === "list" ? null : textOf(value);
  switch (kind) {
    case "email":
      return text2 !== null && !LOOKS_LIKE_EMAIL.test(text2) ? "is not an e-mail address" : null;
    case "phone":
      return text2 !== null && e164(text2, settings) === null ? "is not a phone number in international form" : null;
    case "date":
      return text2 !== null && dateOnly(value) === null ? "is not a date" : null;
    case "list": {
      const odd = linesOf(value).find((line) => !LOOKS_LIKE_EMAIL.test(line));
      return odd === void 0 ? null : "has an entry that is not an e-mail address";
    }
    case "text":
    case "countryCode":
    case "languageCode":
      return null;
  }
}
var PLACEHOLDERS = /* @__PURE__ */ new Set([
  "UNDEFINED",
  "UNKNOWN",
  "INCONNU",
  "UNBEKANNT",
  "N/A",
  "-",
  ".",
  "?",
  "XXX"
]);
function isPlaceholder(value) {
  return value !== null && PLACEHOLDERS.has(value.toUpperCase());
}
function folded(value) {
  const text2 = textOf(value);
  if (text2 === null) return null;
  const plain = text2.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  return shortened(plain, LONGEST_SHORT_TEXT);
}
var LONGEST_SHORT_TEXT = 255;
function shortened(text2, length) {
  return text2.length <= length ? text2 : [...text2].slice(0, length).join("").slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

// server/src/services/contacts/merge/observation.ts
var RECENT_VALUES = 5;
function remember(recent, ...values) {
  return [.../* @__PURE__ */ new Set([...values, ...recent ?? []])].slice(0, RECENT_VALUES);
}
function withoutMarks(observation) {
  const { refused: _refused, held: _held, ...rest } = observation;
  return rest;
}
function agreeOn(observation, value) {
  const { base, remote } = observation;
  const replaced2 = remote === void 0 ? [] : [base, remote].filter((old) => old !== value);
  return {
    ...withoutMarks(observation),
    base: value,
    remote: value,
    ...replaced2.length > 0 && { recent: remember(observation.recent, ...replaced2) }
  };
}
function showing(observation, value) {
  const { recent, remote } = observation;
  return {
    ...withoutMarks(observation),
    remote: value,
    ...remote !== void 0 && remote !== value && { recent: remember(recent, remote) }
  };
}
function sentWithoutAnswer(known, value) {
  const observation = known ?? { base: null };
  const { base, unanswered: unanswered2 } = observation;
  const earlier = unanswered2?.values.filter((other) => other !== value) ?? [];
  return { ...observation, unanswered: { values: [...earlier, value], base } };
}
function mayHaveTakenBackValue({ base, unanswered: unanswered2 }, local) {
  return unanswered2?.base === base && unanswered2.values.some((value) => value !== local);
}
function answered(observation) {
  const { unanswered: _unanswered, ...rest } = observation;
  return rest;
}
function answeredBy(observation, value) {
  const { values = [] } = observation.unanswered ?? {};
  const index = values.lastIndexOf(value);
  if (index < 0) return observation;
  const later = values.slice(index + 1);
  return later.length > 0 ? { ...observation, unanswered: { values: later, base: value } } : answered(observation);
}

// server/src/services/contacts/merge/merge.ts
var PUSH_TIME_RESOLUTION_MS = 1e3;
var wholeSecond = (ms) => Math.floor(ms / PUSH_TIME_RESOLUTION_MS) * PUSH_TIME_RESOLUTION_MS;
function lateness(shown, observation) {
  const { modifiedAtMs, readNow, value } = shown;
  const { setAtMs = -Infinity, pushStartedAtMs = Infinity, pushedAtMs = -Infinity } = observation;
  if (readNow) return modifiedAtMs !== null && modifiedAtMs < setAtMs ? "late" : "current";
  if (modifiedAtMs === null)
    return isKnownFromBefore(value, observation) ? "lateAndPull" : "current";
  if (modifiedAtMs < setAtMs) return "late";
  if (modifiedAtMs === setAtMs) return observation.recent?.includes(value) ? "late" : "lateAndPull";
  if (modifiedAtMs >= pushedAtMs + PUSH_TIME_RESOLUTION_MS) return "current";
  return modifiedAtMs < wholeSecond(pushStartedAtMs) ? "late" : "lateAndPull";
}
function isKnownFromBefore(value, { base, recent, remote }) {
  return recent?.includes(value) === true || remote !== void 0 && value === base;
}
function askedAbout(observation, { modifiedAtMs, value }) {
  if (modifiedAtMs === null) return observation;
  return { ...observation, recent: remember(observation.recent, value) };
}
function newer(a, b) {
  if (b === null) return a;
  return a === void 0 || b > a ? b : a;
}
function seen(observation, shown) {
  const setAtMs = newer(observation.setAtMs, shown.modifiedAtMs);
  const noted = { ...observation, ...setAtMs !== void 0 && { setAtMs } };
  return shown.readNow ? answered(noted) : answeredBy(noted, shown.value);
}
function isRefused(shown, rule) {
  if (rule.conflict === "never" || isPlaceholder(shown.value)) return true;
  return shown.value === null && rule.blank === "keep";
}
function winner(shown, context) {
  switch (context.rule.conflict) {
    case "s360":
      return "remote";
    case "crm":
    case "never":
      return "local";
    case "manual":
      return "held";
    case "newest": {
      if (shown.modifiedAtMs === null || context.localChangedAtMs === null) return "remote";
      return shown.modifiedAtMs >= context.localChangedAtMs ? "remote" : "local";
    }
  }
}
function isUndatedNews({ pushedAtMs, remote, setAtMs }, { modifiedAtMs, readNow }) {
  if (readNow || remote === void 0) return false;
  return modifiedAtMs === null || setAtMs === void 0 && pushedAtMs === void 0;
}
function decideConflict(observation, shown, context) {
  const { value } = shown;
  const outcome = winner(shown, context);
  switch (outcome) {
    case "remote":
      return {
        kind: "conflict",
        outcome,
        value,
        observation: agreeOn(observation, value)
      };
    case "local":
      return {
        kind: "conflict",
        outcome,
        value,
        // S-360's change was considered and overruled: what the CRM has now is sent over it, even
        // if it is taken back before.
        observation: { ...showing(observation, value), base: value }
      };
    case "held":
      return {
        kind: "conflict",
        outcome,
        value,
        observation: { ...showing(observation, value), held: true }
      };
  }
}
function mergeField(known, shown, context) {
  const observation = known ?? { base: null };
  const { value } = shown;
  const current = seen(observation, shown);
  const isUnderWay = context.sendingValue !== void 0 && !shown.readNow;
  const isBeingSent = isUnderWay && context.sendingValue === value;
  const wasSent = isBeingSent || observation.unanswered?.values.includes(value) === true;
  if (value === observation.remote && !isBeingSent) {
    return { kind: "same", observation: current, pullWanted: false };
  }
  if (isUnderWay && !isBeingSent) {
    return { kind: "late", observation: askedAbout(observation, shown), pullWanted: true };
  }
  const late = lateness(shown, observation);
  if (late !== "current") {
    const asked = late === "lateAndPull" ? askedAbout(observation, shown) : observation;
    return { kind: "late", observation: asked, pullWanted: late === "lateAndPull" && !isBeingSent };
  }
  if (wasSent) {
    return { kind: "acknowledged", observation: agreeOn(current, value), pullWanted: false };
  }
  const isOrderUnknown = current.unanswered !== void 0;
  if (context.local === value) {
    return { kind: "agreed", observation: agreeOn(current, value), pullWanted: isOrderUnknown };
  }
  if (value === observation.base) {
    return {
      kind: "same",
      observation: showing(current, value),
      pullWanted: false
    };
  }
  if (isRefused(shown, context.rule)) {
    return {
      kind: "refused",
      observation: { ...showing(current, value), refused: true },
      pullWanted: false
    };
  }
  const isAgeUnknown = isOrderUnknown || isUndatedNews(observation, shown);
  if (context.local === observation.base) {
    return {
      kind: "taken",
      value,
      observation: agreeOn(current, value),
      pullWanted: isAgeUnknown
    };
  }
  return {
    ...decideConflict(current, shown, context),
    pullWanted: isAgeUnknown
  };
}
function acknowledgeField(known, value, { answeredAtMs, startedAtMs }) {
  const observation = answered(known ?? { base: null });
  const times = {
    pushStartedAtMs: startedAtMs,
    pushedAtMs: Math.max(answeredAtMs, observation.pushedAtMs ?? answeredAtMs)
  };
  const setAtMs = observation.setAtMs ?? -Infinity;
  if (setAtMs >= answeredAtMs + PUSH_TIME_RESOLUTION_MS) {
    return { observation: { ...observation, ...times }, pullWanted: false };
  }
  const isOrderUnknown = setAtMs >= startedAtMs && observation.remote !== value;
  return { observation: { ...agreeOn(observation, value), ...times }, pullWanted: isOrderUnknown };
}
function fieldWork(known, local, rule) {
  const observation = known ?? { base: null };
  if (rule.conflict === "never") return "nothing";
  if (local === observation.remote && local !== observation.base) return "agree";
  if (observation.held) return "nothing";
  if (local === observation.base && !mayHaveTakenBackValue(observation, local)) return "nothing";
  return "send";
}

// server/src/services/contacts/merge/consents.ts
var consentKey = (code) => `consent:${code}`;
var PREFIX = "consent:";
var isConsentKey = (key) => key.startsWith(PREFIX);
var consentValue = (allowed) => allowed ? "allowed" : "refused";
var CONSENT_RULE = { conflict: "s360", blank: "keep" };
function mergeConsent(known, shown, consent, sendingValue2) {
  const local = consent === void 0 ? known?.base ?? null : consentValue(consent.allowed);
  return mergeField(neverLateRefusal(known, shown), shown, {
    rule: { ...CONSENT_RULE, conflict: shown.value === consentValue(false) ? "s360" : "crm" },
    local,
    localChangedAtMs: consent?.changedAt?.getTime() ?? null,
    ...sendingValue2 !== void 0 && { sendingValue: sendingValue2 }
  });
}
function neverLateRefusal(known, { modifiedAtMs, value }) {
  if (!known || modifiedAtMs !== null || value !== consentValue(false)) return known;
  const { recent: _recent, ...rest } = known;
  return rest;
}
function consentsToSend(consents, observations) {
  const send2 = [];
  const agree = [];
  for (const consent of consents) {
    const observation = observations[consentKey(consent.code)];
    const local = consentValue(consent.allowed);
    const isSettled = local === observation?.base && !mayHaveTakenBackValue(observation, local);
    if (isSettled) continue;
    if (local === observation?.remote && local !== observation.base) agree.push(consent);
    else if (!consent.allowed || consent.changedByUser !== null) send2.push(consent);
  }
  return { send: send2, agree };
}
function agreeOnConsents(observations, consents) {
  return consents.reduce((agreed, consent) => {
    const key = consentKey(consent.code);
    return {
      ...agreed,
      [key]: agreeOn(agreed[key] ?? { base: null }, consentValue(consent.allowed))
    };
  }, observations);
}

// server/src/services/contacts/mapping/mapping.ts
var both = (field, kind, paths) => ({
  field,
  kind,
  direction: "both",
  paths
});
var individual = (name) => ({ section: "individualContact", name });
var structure = (name) => ({ section: "structureContact", name });
function address(field, kind, alternatives = []) {
  const path = { section: "mainAddress", name: field, alternatives };
  return both(field, kind, { individual: path, structure: path });
}
var STANDARD_MAPPING = [
  both("title", "text", { individual: individual("individualTitle") }),
  both("firstName", "text", { individual: individual("individualFirstname") }),
  both("lastName", "text", { individual: individual("individualLastname") }),
  both("structureName", "text", { structure: structure("structureOfficialName") }),
  both("email", "email", { individual: individual("email"), structure: structure("email") }),
  both("alternativeEmails", "list", {
    individual: individual("alternativeEmails"),
    structure: structure("alternativeEmails")
  }),
  both("mobilePhone", "phone", {
    individual: individual("cellPhoneNumber"),
    structure: structure("cellPhoneNumber")
  }),
  both("phone", "phone", { individual: individual("phoneNumber1") }),
  both("birthDate", "date", { individual: individual("individualBirthdate") }),
  both("language", "languageCode", { individual: individual("individualPreferredLanguage") }),
  address("street1", "text", ["line1"]),
  address("street2", "text", ["line2"]),
  address("street3", "text", ["line3"]),
  address("street4", "text"),
  address("zipCode", "text"),
  address("town", "text"),
  address("countryCode", "countryCode")
];
function fieldsOf(mapping, type) {
  return mapping.filter((entry) => entry.paths[type] !== void 0);
}

// server/src/services/contacts/push/push-plan.ts
function fieldsToSend({ link, contact, consents, settings }) {
  const send2 = {};
  let observations = { ...link.observations };
  for (const { field, kind, direction } of fieldsOf(settings.mapping, contact.type)) {
    if (direction === "fromS360") continue;
    const local = canonical(kind, contact.fields[field], settings);
    switch (fieldWork(observations[field], local, settings.ruleOf(field))) {
      case "nothing":
        break;
      case "agree":
        observations[field] = agreeOn(observations[field] ?? { base: null }, local);
        break;
      case "send":
        send2[field] = local;
        break;
    }
  }
  const answers = consentsToSend(consents, observations);
  for (const consent of answers.send)
    send2[consentKey(consent.code)] = consentValue(consent.allowed);
  observations = agreeOnConsents(observations, answers.agree);
  return { send: send2, observations };
}
function planPush(input) {
  const { send: send2, observations } = fieldsToSend(input);
  const isCreate = input.link.contactNumber === null;
  if (!isCreate && Object.keys(send2).length === 0) return { kind: "nothing", observations };
  return {
    kind: isCreate ? "create" : "update",
    values: send2,
    observations,
    request: saveRequest(input, send2)
  };
}
function saveRequest({ link, contact, consents, settings }, send2) {
  const mappings = fieldsOf(settings.mapping, contact.type).filter(
    ({ field }) => Object.hasOwn(send2, field)
  );
  const valuesIn = (section2) => sectionValues(mappings, contact, section2, settings);
  const data = {
    ...link.contactNumber !== null && { contactNumber: link.contactNumber },
    ...valuesIn(contact.type === "individual" ? "individualContact" : "structureContact")
  };
  const address2 = valuesIn("mainAddress");
  const authorizations = consents.filter((consent) => Object.hasOwn(send2, consentKey(consent.code))).map((consent) => ({ authorizationCode: consent.code, allowed: consent.allowed }));
  const rest = {
    ...Object.keys(address2).length > 0 && {
      addresses: [
        {
          ...link.belongings.addressId !== null && {
            contactAddressId: Number(link.belongings.addressId)
          },
          main: true,
          ...address2
        }
      ]
    },
    ...authorizations.length > 0 && { authorizations }
  };
  return contact.type === "individual" ? { type: "individual", body: { individualContactData: data, ...rest } } : { type: "structure", body: { structureContactData: data, ...rest } };
}
function sectionValues(mappings, contact, section2, settings) {
  const values = {};
  for (const { field, kind, paths } of mappings) {
    const path = paths[contact.type];
    if (path?.section === section2) {
      values[path.name] = wireValue(kind, contact.fields[field] ?? null, settings);
    }
  }
  return values;
}
function acknowledge(observations, values, times) {
  const acknowledged = { ...observations };
  let pullWanted = false;
  for (const [key, value] of Object.entries(values)) {
    const field = acknowledgeField(acknowledged[key], value, times);
    acknowledged[key] = field.observation;
    pullWanted ||= field.pullWanted;
  }
  return { observations: acknowledged, pullWanted };
}

// tests/helpers/invariants/rest.ts
function workLeft({ links, pulls }, configured) {
  const left = links.flatMap(({ baseUrl, id, institution, nextAttemptAt, sending, state }) => {
    if (sending !== null) return [`link ${id} is being sent`];
    if (configured.get(institution) !== baseUrl) return [];
    if (state === "pending") return [`link ${id} is pending`];
    return state === "inDoubt" && nextAttemptAt !== null ? [`link ${id} is to be looked up`] : [];
  });
  return [...left, ...pulls.map(({ contactNumber }) => `number ${contactNumber} is to be read`)];
}
function isToBeRead({ contactNumber, institution }, { pulls }) {
  return pulls.some(
    (pull) => pull.institution === institution && pull.contactNumber === contactNumber
  );
}
function falselyInSync(before, after, settingsOf) {
  if (before.links === after.links) return [];
  const known = new Set(before.links);
  return after.links.flatMap((link) => {
    if (link.state !== "inSync" || known.has(link) || isToBeRead(link, after)) return [];
    const contact = after.contacts.find(({ documentId }) => documentId === link.contactDocumentId);
    if (!contact) return [];
    const consents = after.consents.filter(
      ({ contactDocumentId, institution }) => contactDocumentId === contact.documentId && institution === link.institution
    );
    const settings = settingsOf(link.institution);
    const fields = Object.keys(fieldsToSend({ link, contact, consents, settings }).send);
    return fields.length > 0 ? [`link ${link.id} is in sync, but for ${fields.join(", ")}`] : [];
  });
}
function echoes(before, after, { dated }) {
  const isSame2 = (what) => JSON.stringify(what(before)) === JSON.stringify(what(after));
  const answers = ({ consents }) => consents.map(({ allowed, id }) => [id, allowed]);
  const marks = ({ links }) => links.map(({ id, markedRevision, state }) => [id, markedRevision, state]);
  const parts = dated ? [
    ["contacts", isSame2(({ contacts }) => contacts)],
    ["the history", isSame2(({ history }) => history)],
    ["conflicts", isSame2(({ conflicts }) => conflicts)],
    ["consents", isSame2(({ consents }) => consents)],
    ["links", isSame2(marks)]
  ] : [["answers to consents", isSame2(answers)]];
  return parts.flatMap(([what, same]) => same ? [] : [`repeated payloads changed ${what}`]);
}

// tests/helpers/random.ts
function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = state + 1831565813 >>> 0;
    let mixed2 = Math.imul(state ^ state >>> 15, state | 1);
    mixed2 ^= mixed2 + Math.imul(mixed2 ^ mixed2 >>> 7, mixed2 | 61);
    return ((mixed2 ^ mixed2 >>> 14) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    oneOf: (choices) => choices[below(choices.length)] ?? choices[0],
    chance: (percent) => next() * 100 < percent
  };
}

// server/src/services/ticketing/dates.ts
var INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;
function parseInstant(value) {
  if (typeof value === "number") return validDate(value);
  if (typeof value !== "string") return null;
  const text2 = value.trim();
  const day = INSTANT.exec(text2)?.[1];
  if (day === void 0 || !isDay(day)) return null;
  return validDate(Date.parse(text2.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")));
}
function validDate(ms) {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date;
}
function isDay(day) {
  return validDate(Date.parse(`${day}T00:00:00Z`))?.toISOString().startsWith(day) ?? false;
}

// server/src/services/contacts/mapping/item-schema.ts
var import_yup = require("yup");
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
var MAX_NUMBER_LENGTH = 20;
function contactNumberOf(value) {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value !== "string") return null;
  const text2 = value.trim();
  const usable = text2 !== "" && text2.length <= MAX_NUMBER_LENGTH && !/[\u0000-\u001F\s]/.test(text2);
  return usable && cleanText(text2) === text2 ? text2 : null;
}
var CONTACT_TYPES = {
  INDIVIDUAL: "individual",
  STRUCTURE: "structure"
};
var isContactType = (name) => Object.hasOwn(CONTACT_TYPES, name);
var contactTypeOf = (name) => isContactType(name) ? CONTACT_TYPES[name] : null;
var section = (name) => (0, import_yup.mixed)().nullable().test(
  "object",
  `${name} is not an object`,
  (value) => value === null || value === void 0 || isObject(value)
);
var list = (name) => (0, import_yup.mixed)().nullable().test(
  "array",
  `${name} is not an array`,
  (value) => value === null || value === void 0 || Array.isArray(value)
);
var itemSchema = (0, import_yup.object)({
  contactNumber: (0, import_yup.mixed)().test(
    "number",
    `contactNumber is missing or is not a text of 1 to ${MAX_NUMBER_LENGTH} characters`,
    (value) => contactNumberOf(value) !== null
  ),
  type: (0, import_yup.mixed)().nullable().test(
    "type",
    "type is neither INDIVIDUAL nor STRUCTURE",
    (value) => value === null || value === void 0 || typeof value === "string" && contactTypeOf(value) !== null
  ),
  individualContact: section("individualContact"),
  structureContact: section("structureContact"),
  addresses: list("addresses"),
  authorizations: list("authorizations")
});
function describe(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
var DEEPEST_NESTING = 100;
function isNestedTooDeep(item) {
  let level = [item];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_NESTING) return true;
    level = level.flatMap(
      (value) => typeof value === "object" && value !== null ? Object.values(value) : []
    );
  }
  return false;
}
function reasonsAgainst(item) {
  if (!isObject(item)) {
    return [`the item is ${describe(item)}, not an object`];
  }
  if (isNestedTooDeep(item)) return [`the item is nested deeper than ${DEEPEST_NESTING} levels`];
  try {
    itemSchema.validateSync(item, { strict: true, abortEarly: false });
    return [];
  } catch (error) {
    if (error instanceof import_yup.ValidationError) return error.errors;
    throw error;
  }
}

// server/src/services/contacts/mapping/snapshot.ts
function typeOf(item) {
  if (typeof item.type === "string") return contactTypeOf(item.type);
  if (isObject(item.structureContact)) return "structure";
  return isObject(item.individualContact) ? "individual" : null;
}
function mainAddress(item) {
  if (!Array.isArray(item.addresses)) return void 0;
  const addresses = item.addresses.filter(isObject);
  return addresses.find((address2) => address2.main === true || address2.isMain === true) ?? (addresses.length === 1 ? addresses[0] : null);
}
function valueAt(item, path) {
  if (path.section === "mainAddress") {
    const address2 = mainAddress(item);
    if (address2 === void 0) return void 0;
    if (address2 === null) return null;
    return firstShown(address2, path);
  }
  const data = item[path.section];
  return isObject(data) ? firstShown(data, path) : void 0;
}
function firstShown(data, path) {
  const names = [path.name, ...path.alternatives ?? []].filter(
    (name2) => Object.hasOwn(data, name2)
  );
  const filled = names.find((name2) => data[name2] !== null && data[name2] !== "");
  const name = filled ?? names[0];
  return name === void 0 ? void 0 : data[name];
}
function hasText(kind, value) {
  return kind === "list" ? Array.isArray(value) || typeof value === "string" || value === null : !isObject(value) && !Array.isArray(value);
}
function readFields(item, type, settings) {
  const fields = {};
  const warnings = [];
  for (const { field, kind, paths, direction } of fieldsOf(settings.mapping, type)) {
    const path = paths[type];
    if (!path || direction === "toS360") continue;
    const value = valueAt(item, path);
    if (value === void 0) continue;
    if (!hasText(kind, value)) {
      warnings.push({ field, message: "is not a text and was left out" });
      continue;
    }
    fields[field] = {
      canonical: canonical(kind, value, settings),
      column: columnValue(kind, value, settings)
    };
    const odd = oddity(kind, value, settings);
    if (odd !== null) warnings.push({ field, message: odd });
  }
  return { fields, warnings };
}
var MAX_CODE_LENGTH = 64;
function readConsents(item) {
  const consents = {};
  const warnings = [];
  const entries = Array.isArray(item.authorizations) ? item.authorizations : [];
  for (const entry of entries) {
    const code = isObject(entry) && typeof entry.authorizationCode === "string" ? cleanText(entry.authorizationCode) : "";
    if (isObject(entry) && code !== "" && code.length <= MAX_CODE_LENGTH && typeof entry.allowed === "boolean") {
      consents[code] = entry.allowed;
    } else {
      warnings.push({ field: "consents", message: "has an entry without a code or an answer" });
    }
  }
  return { consents, warnings };
}
function shortText(value) {
  return typeof value === "string" || typeof value === "number" ? shortened(cleanText(String(value)), LONGEST_SHORT_TEXT) || null : null;
}
var asBoolean = (value) => typeof value === "boolean" ? value : null;
function cleanJson(value) {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner)])
  );
}
var KNOWN_KEYS = /* @__PURE__ */ new Set([
  "contactId",
  "contactNumber",
  "type",
  "role",
  "state",
  "creationDate",
  "dateLastModified",
  "endValidityDate",
  "guest",
  "login",
  "addresses",
  "authorizations",
  "contactCriteria",
  "indicators",
  "advantages",
  "contactQualities",
  "invalidatedContactQualities",
  "contactOrigin",
  "individualContact",
  "structureContact",
  "requestId",
  "statusCode",
  "statusDetail"
]);
function originOf(value) {
  return isObject(value) ? shortText(value.code) : shortText(value);
}
function readBelongings(item, type) {
  const section2 = item[`${type}Contact`];
  const data = isObject(section2) ? section2 : {};
  const main2 = mainAddress(item);
  const shown = (key) => Object.hasOwn(item, key);
  const unknown = Object.fromEntries(Object.entries(item).filter(([key]) => !KNOWN_KEYS.has(key)));
  return {
    ...shown("contactId") && { contactId: shortText(item.contactId) },
    ...shown("role") && { role: shortText(item.role) },
    ...shown("state") && { contactState: shortText(item.state) },
    ...shown("endValidityDate") && { validUntil: shortText(item.endValidityDate) },
    ...Object.hasOwn(data, "blocked") && { blocked: asBoolean(data.blocked) },
    ...shown("guest") && { guest: asBoolean(item.guest) },
    ...shown("contactOrigin") && { origin: originOf(item.contactOrigin) },
    ...shown("login") && { login: shortText(item.login) },
    ...shown("contactCriteria") && { criteria: cleanJson(item.contactCriteria) },
    ...shown("indicators") && { indicators: cleanJson(item.indicators) },
    ...shown("advantages") && { advantages: cleanJson(item.advantages) },
    ...shown("contactQualities") && {
      qualities: cleanJson({
        valid: item.contactQualities,
        invalidated: item.invalidatedContactQualities
      })
    },
    ...main2 !== void 0 && {
      addressId: main2 === null ? null : shortText(main2.contactAddressId),
      addresses: cleanJson(item.addresses)
    },
    ...type === "structure" && isObject(item.individualContact) && { relay: cleanJson(item.individualContact) },
    ...Object.keys(unknown).length > 0 && { unknownFields: cleanJson(unknown) }
  };
}
function readContactItem(item, settings) {
  const reasons = reasonsAgainst(item);
  const contactNumber = isObject(item) ? contactNumberOf(item.contactNumber) : null;
  if (reasons.length > 0 || !isObject(item) || contactNumber === null) {
    return { kind: "unusable", contactNumber, reasons };
  }
  const type = typeOf(item);
  const says = Object.keys(item).filter(
    (key) => item[key] !== null && key !== "contactNumber" && key !== "type"
  );
  if (says.length === 0) return { kind: "numberOnly", contactNumber };
  if (type === null) {
    return {
      kind: "unusable",
      contactNumber,
      reasons: ["type is missing and there is neither individualContact nor structureContact"]
    };
  }
  const { fields, warnings } = readFields(item, type, settings);
  const consents = readConsents(item);
  return {
    kind: "snapshot",
    snapshot: {
      contactNumber,
      type,
      modifiedAtMs: parseInstant(item.dateLastModified)?.getTime() ?? null,
      createdAtMs: parseInstant(item.creationDate)?.getTime() ?? null,
      fields,
      consents: consents.consents,
      belongings: readBelongings(item, type),
      warnings: [...warnings, ...consents.warnings]
    }
  };
}

// tests/helpers/invariants/sides.ts
function linkedPairs({ sides, tables }) {
  const contacts = new Map(tables.contacts.map((contact) => [contact.documentId, contact]));
  return sides.flatMap(({ contacts: shownContacts, settings }) => {
    const shownByNumber = new Map(
      shownContacts.flatMap((item) => {
        const read = readContactItem(item, settings);
        return read.kind === "snapshot" ? [[read.snapshot.contactNumber, read.snapshot]] : [];
      })
    );
    return tables.links.flatMap((link) => {
      if (link.institution !== settings.institution || link.state !== "inSync") return [];
      const contact = contacts.get(link.contactDocumentId ?? "");
      const shown = shownByNumber.get(link.contactNumber ?? "");
      return contact && shown ? [{ contact, link, shown, settings }] : [];
    });
  });
}

// tests/helpers/invariants/both-sides-equal.ts
function mayDiffer(shown, observation, rule) {
  if (rule.conflict === "never") return true;
  if (rule.conflict === "manual" && observation?.held) return true;
  const isKeptOut = shown === null && rule.blank === "keep" || isPlaceholder(shown);
  return isKeptOut && observation?.refused === true && observation.remote === shown;
}
function differences({ contact, link, settings, shown }) {
  return fieldsOf(settings.mapping, contact.type).flatMap(({ direction, field, kind }) => {
    if (direction !== "both") return [];
    const here = canonical(kind, contact.fields[field], settings);
    const there = shown.fields[field]?.canonical ?? null;
    if (here === there) return [];
    const observation = link.observations[field];
    if (mayDiffer(there, observation, settings.ruleOf(field))) return [];
    const place = `${contact.documentId} at ${link.institution}/${link.contactNumber}`;
    return [`${field} of ${place} is ${here} here and ${there} there`];
  });
}
function unequalFields(world) {
  return linkedPairs(world).flatMap(differences);
}

// tests/helpers/invariants/calls.ts
function exceededWindows(calls, windows) {
  return windows.flatMap((window) => {
    const times = calls.filter(({ method }) => window.method === void 0 || window.method === method).map(({ atMs }) => atMs).sort((a, b) => a - b);
    const isExceeded = times.some((atMs, index) => {
      const first = times[index - window.calls];
      return first !== void 0 && atMs - first < window.perMs;
    });
    return isExceeded ? [`more than ${window.calls} calls in ${window.perMs} ms`] : [];
  });
}

// tests/helpers/invariants/consents.ts
function unequalConsents(world) {
  return linkedPairs(world).flatMap(
    ({ contact, link, shown }) => Object.entries(shown.consents).flatMap(([code, there]) => {
      const consent = world.tables.consents.find(
        (candidate) => candidate.contactDocumentId === contact.documentId && candidate.institution === link.institution && candidate.code === code
      );
      if (consent?.allowed === there) return [];
      const isLoadedAllowance = consent?.allowed === true && consent.source === "crm" && consent.changedByUser === null;
      if (isLoadedAllowance) return [];
      const place = `${contact.documentId} at ${link.institution}/${link.contactNumber}`;
      return [`consent ${code} of ${place} is ${String(consent?.allowed)} here and ${there} there`];
    })
  );
}
function loosenedConsents(sent, givenByPersons) {
  const textOf2 = ({ code, contactDocumentId, institution }) => `consent ${code} of ${contactDocumentId} at ${institution}`;
  const given = new Set(givenByPersons.map(textOf2));
  return sent.map(textOf2).filter((text2) => !given.has(text2)).map((text2) => `${text2} was allowed without a person`);
}

// tests/helpers/invariants/edits.ts
function lostEdits({ sides, tables }, expected) {
  const [first] = sides;
  if (!first) return [];
  return tables.contacts.flatMap(({ documentId, fields, type }) => {
    const links = tables.links.filter(({ contactDocumentId }) => contactDocumentId === documentId);
    return fieldsOf(first.settings.mapping, type).flatMap(({ field, kind }) => {
      if (links.some(({ observations }) => observations[field]?.held)) return [];
      const value = canonical(kind, fields[field], first.settings);
      const due = expected(documentId, field);
      return value === due ? [] : [`${field} of ${documentId} is ${value}, not ${due}`];
    });
  });
}

// tests/helpers/invariants/history.ts
function unexplainedChanges({ contacts, history }, first) {
  const rows = /* @__PURE__ */ new Map();
  for (const entry of history) {
    if (entry.field === null) continue;
    const key = `${entry.contactDocumentId}/${entry.field}`;
    rows.set(key, [...rows.get(key) ?? [], entry]);
  }
  return contacts.flatMap(
    ({ documentId, fields }) => Object.keys(fields).flatMap((field) => {
      const told = rows.get(`${documentId}/${field}`) ?? [];
      const known = first.get(documentId);
      const start = known ? known[field] ?? null : told[0]?.oldValue;
      return start === void 0 ? [] : gaps(`${field} of ${documentId}`, start, told, fields[field]);
    })
  );
}
function gaps(what, start, told, end) {
  const found = [];
  let value = start;
  for (const { newValue, oldValue } of told) {
    if (oldValue !== value) found.push(`${what} was ${value}, its history says ${oldValue}`);
    if (oldValue === newValue) found.push(`${what} stayed ${value}, its history tells a change`);
    value = newValue;
  }
  if (value !== (end ?? null)) found.push(`${what} is ${end}, its history ends with ${value}`);
  return found;
}
function unexplainedContacts({ contacts, history }) {
  return contacts.flatMap(({ documentId }) => {
    const creations = history.filter(
      (entry) => entry.contactDocumentId === documentId && entry.field === null
    );
    return creations.length === 1 ? [] : [`contact ${documentId} has ${creations.length} rows that tell its creation`];
  });
}
function blanksTaken({ sides, tables }) {
  const settings = new Map(sides.map((side) => [side.settings.institution, side.settings]));
  return tables.history.flatMap(({ cause, contactDocumentId, field, institution, newValue }) => {
    if (cause === "crm" || field === null) return [];
    const rule = settings.get(institution ?? "")?.ruleOf(field);
    const isAllowed = newValue === null ? rule?.blank === "empty" : !isPlaceholder(newValue);
    return isAllowed ? [] : [`${field} of ${contactDocumentId} was set to ${newValue} by ${institution}`];
  });
}

// tests/helpers/invariants/numbers.ts
function repeated(values) {
  const seen2 = /* @__PURE__ */ new Set();
  return values.filter((value) => seen2.size === seen2.add(value).size);
}
function sharedNumbers({ links }) {
  const numbers = links.flatMap(
    ({ contactNumber, institution }) => contactNumber === null ? [] : [`number ${contactNumber} of ${institution}`]
  );
  const contacts = links.flatMap(
    ({ contactDocumentId, institution }) => contactDocumentId === null ? [] : [`contact ${contactDocumentId} at ${institution}`]
  );
  return repeated([...numbers, ...contacts]).map((what) => `${what} is linked twice`);
}
function changedNumbers(before, after) {
  if (before.links === after.links) return [];
  const known = new Map(before.links.map((link) => [link.id, link]));
  return after.links.flatMap((link) => {
    const old = known.get(link.id)?.contactNumber ?? null;
    if (old === null || old === link.contactNumber) return [];
    return [`link ${link.id} had number ${old} and now has ${link.contactNumber}`];
  });
}
function repeatedCreates(creates) {
  return repeated(
    creates.map(({ contactDocumentId, institution }) => `${contactDocumentId} at ${institution}`)
  ).map((what) => `${what} was created again`);
}

// tests/helpers/world/s360-contacts.ts
function s360Contacts(clock, options, observer) {
  const contacts = /* @__PURE__ */ new Map();
  const untold = /* @__PURE__ */ new Set();
  let lastNumber = options.firstNumber;
  const nowMs = () => clock.ms() + options.skewMs;
  function merge(contact, { authorizations, values }) {
    const spelled = Object.entries(values).map(([field, value]) => [
      field,
      value === null ? null : options.respell(field, value)
    ]);
    contact.values = { ...contact.values, ...Object.fromEntries(spelled) };
    contact.authorizations = { ...contact.authorizations, ...authorizations };
    contact.modifiedAtMs = nowMs();
    untold.add(contact.contactNumber);
  }
  function create(changes, createdFor) {
    const contact = {
      contactNumber: String(lastNumber += 1),
      createdAtMs: nowMs(),
      modifiedAtMs: nowMs(),
      values: {},
      authorizations: {},
      createdFor
    };
    contacts.set(contact.contactNumber, contact);
    merge(contact, changes);
    for (const [field, value] of Object.entries(changes.values)) {
      if (value !== null) observer.set(contact, field, value);
    }
    return contact;
  }
  function known(contactNumber) {
    const contact = contacts.get(contactNumber);
    if (!contact) throw new Error(`S-360 has no contact ${contactNumber}`);
    return contact;
  }
  return {
    nowMs,
    untold,
    all: () => [...contacts.values()],
    find: (contactNumber) => contacts.get(contactNumber),
    createdByOperator: (changes) => create(changes, null),
    changedByOperator(contactNumber, changes) {
      const contact = known(contactNumber);
      for (const [field, value] of Object.entries(changes.values)) {
        if (value !== (contact.values[field] ?? null)) {
          observer.set({ ...contact, createdFor: null }, field, value);
        }
      }
      merge(contact, changes);
    },
    createdByCall: (changes, createdFor) => create(changes, createdFor),
    changedByCall(contactNumber, changes) {
      const contact = known(contactNumber);
      for (const field of Object.keys(changes.values)) observer.overwritten(contactNumber, field);
      merge(contact, changes);
    }
  };
}
var ADDRESS_ID = 7;
function contactData(contact, mapping, shown) {
  const { contactNumber, values } = contact;
  const dateOf = (ms) => new Date(Math.floor(ms / shown.resolutionMs) * shown.resolutionMs).toISOString();
  const shows = (detail) => shown.details.includes(detail);
  const section2 = (wanted) => Object.fromEntries(
    mapping.flatMap(
      ({ field, paths: { individual: individual2 } }) => individual2?.section === wanted ? [[individual2.name, values[field] ?? null]] : []
    )
  );
  return {
    contactNumber,
    type: "INDIVIDUAL",
    state: "VALID",
    creationDate: dateOf(contact.createdAtMs),
    ...shown.dated && { dateLastModified: dateOf(contact.modifiedAtMs) },
    ...shows("GENERAL") && { individualContact: section2("individualContact") },
    ...shows("ADDRESSES") && {
      addresses: [{ contactAddressId: ADDRESS_ID, main: true, ...section2("mainAddress") }]
    },
    ...shows("AUTHORIZATIONS") && {
      authorizations: Object.entries(contact.authorizations).map(
        ([authorizationCode, allowed]) => ({
          authorizationCode,
          allowed
        })
      )
    }
  };
}

// tests/helpers/world/check-world.ts
var ALL = ["GENERAL", "ADDRESSES", "AUTHORIZATIONS"];
var WHOLE = { details: ALL, dated: true, resolutionMs: 1 };
function bothSides({ store, venues }) {
  return {
    tables: store.tables(),
    sides: venues.map(({ s360, settings }) => ({
      settings,
      contacts: s360.contacts.all().map((contact) => contactData(contact, settings.mapping, WHOLE))
    }))
  };
}
var isDated = ({ venues }) => venues.every((venue) => venue.isDated);
function wrongAtAnyTime(world) {
  const { allowancesGiven, allowancesSent, calls, creates, firstValues, ledger, venues } = world;
  const sides = bothSides(world);
  return [
    ...world.violations,
    ...world.tasks.errors,
    ...ledger.losses,
    ...sharedNumbers(sides.tables),
    ...repeatedCreates(creates),
    ...unexplainedChanges(sides.tables, firstValues),
    ...unexplainedContacts(sides.tables),
    ...blanksTaken(sides),
    ...loosenedConsents(allowancesSent, allowancesGiven),
    ...brokenItems(world),
    ...venues.flatMap(
      ({ code, windows }) => exceededWindows(
        calls.filter(({ institution }) => institution === code).map(({ method, permit }) => ({ method, atMs: permit.takenAtMs })),
        windows
      )
    )
  ];
}
function wrongAtRest(world) {
  const sides = bothSides(world);
  const { ledger } = world;
  return [
    ...unequalFields(sides),
    ...unequalConsents(sides),
    // Without dates a value that a call was put over may come back and be taken for news.
    ...isDated(world) ? lostEdits(sides, (documentId, field) => ledger.expected(documentId, field)) : []
  ];
}
function brokenItems({ deliveries }) {
  return deliveries.flatMap(
    ({ applied, id }) => (applied?.outcomes ?? []).flatMap(
      ({ outcome, reasons = [] }) => outcome === "quarantined" && reasons.some((reason) => reason.startsWith("it could not")) ? [`delivery ${id}: ${reasons.join("; ")}`] : []
    )
  );
}

// server/src/services/database/failures.ts
var LostRaceError = class extends Error {
  name = "LostRaceError";
};
var LOST_RACES = /* @__PURE__ */ new Set([
  // PostgreSQL: serialization failure, deadlock, unique violation
  "40001",
  "40P01",
  "23505",
  // MySQL and MariaDB: deadlock, lock wait timeout, duplicate entry, row changed since it was read
  "ER_LOCK_DEADLOCK",
  "ER_LOCK_WAIT_TIMEOUT",
  "ER_DUP_ENTRY",
  "ER_CHECKREAD",
  // SQLite: another process is writing, unique violation
  "SQLITE_BUSY",
  "SQLITE_BUSY_SNAPSHOT",
  "SQLITE_CONSTRAINT_UNIQUE"
]);
var REFUSED_VALUES = /* @__PURE__ */ new Set([
  "23502",
  "23514",
  "ER_DATA_TOO_LONG",
  "ER_TRUNCATED_WRONG_VALUE",
  "ER_TRUNCATED_WRONG_VALUE_FOR_FIELD",
  "ER_WARN_DATA_OUT_OF_RANGE",
  "ER_INVALID_JSON_TEXT",
  "ER_CONSTRAINT_FAILED",
  "SQLITE_TOOBIG",
  "SQLITE_MISMATCH",
  "SQLITE_CONSTRAINT_CHECK",
  "SQLITE_CONSTRAINT_NOTNULL"
]);
function codeOf(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
function isLostRace(error) {
  return error instanceof LostRaceError || LOST_RACES.has(codeOf(error) ?? "");
}
function isRefusedValue(error) {
  const code = codeOf(error) ?? "";
  return REFUSED_VALUES.has(code) || /^22[0-9A-Z]{3}$/.test(code);
}
var ATTEMPTS = 5;
var FIRST_DELAY_MS = 10;
async function repeatLostRaces(work, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLostRace(error)) throw error;
      await wait(FIRST_DELAY_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

// server/src/services/contacts/receive/matching.ts
function matchingKeys(type, fields) {
  return {
    emailKey: keyOf(fields.email),
    nameKey: keyOf(type === "individual" ? fields.lastName : fields.structureName)
  };
}
function keyOf(value) {
  return isPlaceholder(value?.trim() ?? null) ? null : folded(value);
}
function completeKeys(keys) {
  const { emailKey, nameKey } = keys;
  return emailKey === null || nameKey === null ? null : { emailKey, nameKey };
}
function matchContact(type, keys, candidates, isFree) {
  const matching = candidates.filter((candidate) => candidate.type === type).filter(({ emailKey, nameKey }) => emailKey === keys.emailKey && nameKey === keys.nameKey).map((candidate) => candidate.documentId).filter(isFree);
  const [first, ...others] = matching;
  if (first === void 0) return { kind: "none" };
  return others.length === 0 ? { kind: "one", contactDocumentId: first } : { kind: "several", contactDocumentIds: matching };
}

// server/src/services/contacts/records.ts
var NO_BELONGINGS = {
  contactId: null,
  role: null,
  contactState: null,
  validUntil: null,
  blocked: null,
  guest: null,
  origin: null,
  login: null,
  criteria: null,
  indicators: null,
  advantages: null,
  qualities: null,
  addressId: null,
  addresses: null,
  relay: null,
  unknownFields: null
};

// server/src/services/contacts/receive/identify.ts
var CREATION_TOLERANCE_MS = 2e3;
function comparedWith(sending, snapshot) {
  const { createdAtMs, fields } = snapshot;
  if (sending.contactType !== snapshot.type) return "other";
  if (createdAtMs !== null && createdAtMs < sending.startedAtMs - CREATION_TOLERANCE_MS)
    return "other";
  const sent = Object.entries(sending.values).filter(([key]) => !isConsentKey(key));
  const shown = sent.filter(([key]) => Object.hasOwn(fields, key));
  if (sent.length === 0 || shown.some(([key, value]) => fields[key]?.canonical !== value))
    return "other";
  return shown.length === sent.length ? "same" : "unclear";
}
var isCreatedBy = (sending, snapshot) => comparedWith(sending, snapshot) === "same";
function openCreate(link) {
  const sending = link.sending ?? link.inDoubt?.sending ?? null;
  return sending?.kind === "create" ? sending : null;
}
function newLink(store, settings, of) {
  return {
    documentId: store.newDocumentId(),
    institution: settings.institution,
    contactDocumentId: of.contactDocumentId,
    contactNumber: of.contactNumber,
    baseUrl: settings.baseUrl,
    state: of.state,
    observations: {},
    markedRevision: of.state === "pending" ? 1 : 0,
    acknowledgedRevision: 0,
    markedAt: of.state === "pending" ? of.at : null,
    lane: "edit",
    sending: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    pullFailure: null,
    inDoubt: null,
    lastReceived: null,
    lastSent: null,
    warnings: [],
    belongings: NO_BELONGINGS
  };
}
function newContact(store, snapshot, at) {
  const fields = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { canonical: canonical2, column }]) => [
      field,
      isPlaceholder(canonical2) ? null : column
    ])
  );
  return { documentId: store.newDocumentId(), type: snapshot.type, fields, updatedAt: at };
}
async function identify(unknown, settings, ports) {
  const { store, transaction, at } = ports;
  const identities = /* @__PURE__ */ new Map();
  if (unknown.length === 0) return identities;
  const openLinks = await transaction.openCreates(settings.institution);
  const candidates = await transaction.contactsByKeys(
    unknown.flatMap((snapshot) => keysOf(snapshot) ?? [])
  );
  const linked = new Map(
    (await transaction.linksOfContacts(candidates.map(({ documentId }) => documentId))).filter(
      (link) => link.institution === settings.institution && link.contactDocumentId !== null
    ).map((link) => [link.contactDocumentId, link])
  );
  const taken = /* @__PURE__ */ new Set();
  for (const snapshot of unknown) {
    const identity = identifyOne(snapshot);
    identities.set(snapshot.contactNumber, identity);
    if (identity.kind === "create") taken.add(identity.link.id);
    if (identity.kind === "matched" && identity.link.contactDocumentId !== null) {
      taken.add(identity.link.contactDocumentId);
    }
  }
  return identities;
  function identifyOne(snapshot) {
    const create = openLinks.find((link) => {
      const sending = openCreate(link);
      return !taken.has(link.id) && sending !== null && isCreatedBy(sending, snapshot);
    });
    if (create) return { kind: "create", link: create };
    const unclear = openLinks.find((link) => {
      const sending = openCreate(link);
      return sending !== null && comparedWith(sending, snapshot) === "unclear";
    });
    if (unclear?.contactDocumentId) {
      return { kind: "unclear", contactDocumentId: unclear.contactDocumentId };
    }
    const keys = keysOf(snapshot);
    const isFree = (documentId) => {
      const link = linked.get(documentId);
      return !taken.has(documentId) && (!link || link.contactNumber === null && !taken.has(link.id));
    };
    const match = keys ? matchContact(snapshot.type, keys, candidates, isFree) : { kind: "none" };
    switch (match.kind) {
      case "several":
        return { kind: "ambiguous", contactDocumentIds: match.contactDocumentIds };
      case "one": {
        const { contactDocumentId } = match;
        const link = linked.get(contactDocumentId);
        if (!link) return { kind: "matched", link: linkFor(snapshot, contactDocumentId) };
        return openCreate(link) ? { kind: "awaited", contactDocumentId } : { kind: "create", link };
      }
      case "none": {
        const contact = newContact(store, snapshot, at);
        return { kind: "new", contact, link: linkFor(snapshot, contact.documentId) };
      }
    }
  }
  function linkFor(snapshot, contactDocumentId) {
    const { contactNumber } = snapshot;
    return newLink(store, settings, { contactDocumentId, contactNumber, state: "inSync", at });
  }
}
function keysOf(snapshot) {
  const columns = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { column }]) => [field, column])
  );
  return completeKeys(matchingKeys(snapshot.type, columns));
}

// server/src/services/contacts/merge/merge-snapshot.ts
function shownField(value, { snapshot, source }) {
  return { value, modifiedAtMs: snapshot.modifiedAtMs, readNow: source.kind === "pull" };
}
function note(progress, key, merge) {
  progress.link.observations[key] = merge.observation;
  progress.pullWanted ||= merge.pullWanted;
  if (merge.kind === "late") progress.isLate = true;
  else if (merge.kind !== "same") progress.isNews = true;
}
function conflictEntry(input, field, local, merge) {
  const localChangedAtMs = input.localChangedAtMs(field);
  const { modifiedAtMs } = input.snapshot;
  return {
    institution: input.link.institution,
    contactDocumentId: input.contact.documentId,
    field,
    baseValue: input.link.observations[field]?.base ?? null,
    localValue: local,
    remoteValue: merge.value,
    localChangedAt: localChangedAtMs === null ? null : new Date(localChangedAtMs),
    remoteChangedAt: modifiedAtMs === null ? null : new Date(modifiedAtMs),
    rule: input.settings.ruleOf(field).conflict,
    outcome: merge.outcome,
    recordedAt: input.source.appliedAt
  };
}
function mergeFieldInto(progress, input, mapping) {
  const { field, kind } = mapping;
  const shown = input.snapshot.fields[field];
  if (shown === void 0) return;
  const local = canonical(kind, input.contact.fields[field], input.settings);
  const merge = mergeField(input.link.observations[field], shownField(shown.canonical, input), {
    rule: input.settings.ruleOf(field),
    local,
    localChangedAtMs: input.localChangedAtMs(field),
    ...sendingValue(input.link, field)
  });
  if (merge.kind === "conflict") {
    progress.conflicts.push(conflictEntry(input, field, local, merge));
  }
  if (merge.kind === "taken" || merge.kind === "conflict" && merge.outcome === "remote") {
    progress.changes[field] = shown.column;
  }
  note(progress, field, merge);
}
function sendingValue(link, key) {
  const values = link.sending?.values ?? link.inDoubt?.sending.values;
  const value = values?.[key];
  return value === void 0 ? {} : { sendingValue: value };
}
function mergeConsentInto(progress, input, code, allowed) {
  const key = consentKey(code);
  const consent = input.consents.find((candidate) => candidate.code === code);
  const merge = mergeConsent(
    input.link.observations[key],
    shownField(consentValue(allowed), input),
    consent,
    sendingValue(input.link, key).sendingValue
  );
  const isTaken2 = merge.kind === "taken" || merge.kind === "conflict" && merge.outcome === "remote";
  if (isTaken2 || consent === void 0 && merge.kind !== "late") {
    progress.consents.push({
      id: consent?.id ?? null,
      institution: input.link.institution,
      contactDocumentId: input.contact.documentId,
      code,
      allowed,
      source: "s360",
      changedAt: input.source.appliedAt,
      changedByUser: null
    });
  }
  note(progress, key, merge);
}
var BELONGINGS_KEY = "link:belongings";
function takeBelongings(progress, { snapshot }) {
  const knownAtMs = progress.link.observations[BELONGINGS_KEY]?.setAtMs ?? -Infinity;
  if (snapshot.modifiedAtMs !== null && snapshot.modifiedAtMs < knownAtMs) return;
  progress.link.belongings = { ...progress.link.belongings, ...snapshot.belongings };
  progress.link.warnings = snapshot.warnings;
  if (snapshot.modifiedAtMs !== null) {
    progress.link.observations[BELONGINGS_KEY] = { base: null, setAtMs: snapshot.modifiedAtMs };
  }
}
function outcomeOf(progress) {
  if (progress.isNews) return "applied";
  return progress.isLate ? "superseded" : "unchanged";
}
function settleState(link, contact, consents, settings) {
  const { send: send2 } = fieldsToSend({ link, contact, consents, settings });
  const hasWork = Object.keys(send2).length > 0;
  if (link.state === "inSync" && hasWork) {
    link.state = "pending";
    link.markedRevision += 1;
    link.lane = "bulk";
  } else if (link.state === "pending" && !hasWork) {
    link.state = "inSync";
    link.acknowledgedRevision = link.markedRevision;
    link.attempts = 0;
    link.nextAttemptAt = null;
    link.failure = null;
  }
}
function withConsents(known, changed) {
  const byCode = new Map(known.map((consent) => [consent.code, consent]));
  for (const consent of changed) byCode.set(consent.code, consent);
  return [...byCode.values()];
}
function mergeSnapshot(input) {
  const { contact, settings, snapshot, source } = input;
  const progress = {
    link: { ...input.link, observations: { ...input.link.observations } },
    changes: {},
    consents: [],
    conflicts: [],
    pullWanted: false,
    isNews: false,
    isLate: false
  };
  for (const mapping of fieldsOf(settings.mapping, contact.type))
    mergeFieldInto(progress, input, mapping);
  for (const [code, allowed] of Object.entries(snapshot.consents)) {
    mergeConsentInto(progress, input, code, allowed);
  }
  takeBelongings(progress, input);
  progress.link.pullFailure = null;
  progress.link.lastReceived = {
    at: source.appliedAt.toISOString(),
    source: source.kind,
    changedFields: Object.keys(progress.changes)
  };
  const merged = { ...contact, fields: { ...contact.fields, ...progress.changes } };
  settleState(progress.link, merged, withConsents(input.consents, progress.consents), settings);
  const { link, changes, consents, conflicts, pullWanted } = progress;
  return { outcome: outcomeOf(progress), link, changes, consents, conflicts, pullWanted };
}

// server/src/services/contacts/store.ts
var fieldChangeKey = (contactDocumentId, field) => `${contactDocumentId}/${field}`;

// server/src/services/contacts/receive/write-received.ts
function changesOf(working, appliedAt) {
  return [...working.contacts.values()].flatMap((contact) => {
    const before = working.original.get(contact.documentId) ?? contact;
    const changes = Object.fromEntries(
      Object.entries(contact.fields).filter(
        ([field, value]) => value !== (before.fields[field] ?? null)
      )
    );
    if (Object.keys(changes).length === 0) return [];
    return [{ before, changes, updatedAt: laterThan(before.updatedAt, appliedAt) }];
  });
}
function laterThan(previous, now) {
  return now.getTime() > previous.getTime() ? now : new Date(previous.getTime() + 1);
}
function changeHistory({ before, changes, updatedAt }, conflicts, { settings, source }) {
  return Object.entries(changes).map(([field, newValue]) => {
    const wasConflict = conflicts.some(
      (conflict) => conflict.field === field && conflict.contactDocumentId === before.documentId
    );
    return {
      contactDocumentId: before.documentId,
      field,
      oldValue: before.fields[field] ?? null,
      newValue,
      cause: wasConflict ? "conflict" : source.kind,
      causedBy: source.id,
      institution: settings.institution,
      changedAt: updatedAt
    };
  });
}
async function writeReceived(request, working, transaction) {
  const { settings, source } = request;
  const changed = changesOf(working, source.appliedAt);
  await transaction.updateContacts(
    changed.map(({ before, changes, updatedAt }) => ({ contact: before, changes, updatedAt }))
  );
  await transaction.updateLinks([...working.links.values()]);
  await transaction.saveConsents([...working.consentChanges.values()]);
  await transaction.markLinks({
    contactDocumentIds: changed.map(({ before }) => before.documentId),
    exceptInstitution: settings.institution,
    lane: "bulk",
    at: source.appliedAt
  });
  await transaction.addHistory(
    changed.flatMap((change) => changeHistory(change, working.conflicts, request))
  );
  await transaction.addConflicts(working.conflicts);
  await transaction.wantPulls(working.pulls);
  return changedContacts(working, changed);
}
function changedContacts(working, changed) {
  const fields = new Map(
    changed.map(({ before, changes }) => [before.documentId, Object.keys(changes)])
  );
  return [...working.contacts.keys()].filter((documentId) => working.created.has(documentId) || fields.has(documentId)).map((documentId) => ({
    documentId,
    created: working.created.has(documentId),
    changedFields: fields.get(documentId) ?? []
  }));
}

// server/src/services/contacts/receive/receive.ts
async function receiveSnapshots(request, store) {
  if (request.snapshots.length === 0) return { received: [], changedContacts: [] };
  return store.transaction(async (transaction) => {
    const ambiguous = await linkUnknownNumbers(request, store, transaction);
    const working = await load(request, transaction);
    await insertCreated(request, ambiguous, working, transaction);
    const received = request.snapshots.map(
      (snapshot) => applyOne(snapshot, request, working, ambiguous)
    );
    const changedContacts2 = await writeReceived(request, working, transaction);
    return { received, changedContacts: changedContacts2 };
  });
}
async function linkUnknownNumbers({ snapshots, settings, source }, store, transaction) {
  const firstOfEach = /* @__PURE__ */ new Map();
  for (const snapshot of snapshots) {
    const { contactNumber } = snapshot;
    if (!firstOfEach.has(contactNumber)) firstOfEach.set(contactNumber, snapshot);
  }
  const known = await transaction.linksByNumber(settings.institution, [...firstOfEach.keys()]);
  for (const { contactNumber } of known) firstOfEach.delete(contactNumber ?? "");
  const identities = await identify([...firstOfEach.values()], settings, {
    store,
    transaction,
    at: source.appliedAt
  });
  const links = [...identities.values()].flatMap(
    (identity) => "link" in identity ? [identity.link] : []
  );
  await transaction.lockContacts(
    [...known, ...links].flatMap(({ contactDocumentId }) => contactDocumentId ?? [])
  );
  await transaction.insertLinks(
    [...identities.values()].flatMap(
      (identity) => identity.kind === "matched" || identity.kind === "new" ? [identity.link] : []
    )
  );
  await adoptNumbers(identities, transaction);
  return identities;
}
async function adoptNumbers(identities, transaction) {
  const adopted = new Map(
    [...identities].flatMap(
      ([contactNumber, identity]) => identity.kind === "create" ? [[identity.link.id, { contactNumber, link: identity.link }]] : []
    )
  );
  if (adopted.size === 0) return;
  const locked = await transaction.lockLinks([...adopted.keys()]);
  const numbered = locked.map((link) => {
    const adoption = adopted.get(link.id);
    const sameCreate = openCreate(link)?.startedAtMs === (adoption && openCreate(adoption.link))?.startedAtMs;
    if (!adoption || link.contactNumber !== null || !sameCreate) {
      throw new LostRaceError("A create was settled while its echo was being applied.");
    }
    return { ...link, contactNumber: adoption.contactNumber };
  });
  await transaction.updateLinks(numbered);
}
async function load({ snapshots, settings }, transaction) {
  const numbers = [...new Set(snapshots.map(({ contactNumber }) => contactNumber))];
  const found = await transaction.linksByNumber(settings.institution, numbers);
  const documentIds = found.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const contacts = await transaction.lockContacts(documentIds);
  const links = await transaction.lockLinks(found.map(({ id }) => id));
  const consents = await transaction.consentsOf(settings.institution, documentIds);
  const localChanges = await transaction.localChangeTimes(
    links.filter((link) => link.state !== "inSync").flatMap(({ contactDocumentId }) => contactDocumentId ?? [])
  );
  const byContact = /* @__PURE__ */ new Map();
  for (const consent of consents) {
    byContact.set(consent.contactDocumentId, [
      ...byContact.get(consent.contactDocumentId) ?? [],
      consent
    ]);
  }
  return {
    contacts: new Map(contacts.map((contact) => [contact.documentId, contact])),
    links: new Map(
      links.flatMap((link) => link.contactNumber === null ? [] : [[link.contactNumber, link]])
    ),
    consents: byContact,
    localChanges,
    created: /* @__PURE__ */ new Set(),
    original: new Map(contacts.map((contact) => [contact.documentId, contact])),
    consentChanges: /* @__PURE__ */ new Map(),
    conflicts: [],
    pulls: []
  };
}
async function insertCreated({ settings, source }, identities, working, transaction) {
  const won = [...identities.values()].flatMap((identity) => {
    if (identity.kind !== "new") return [];
    const link = working.links.get(identity.link.contactNumber ?? "");
    return link?.contactDocumentId === identity.contact.documentId ? [identity.contact] : [];
  });
  if (won.length === 0) return;
  await transaction.insertContacts(won);
  for (const contact of await transaction.lockContacts(won.map(({ documentId }) => documentId))) {
    working.contacts.set(contact.documentId, contact);
    working.original.set(contact.documentId, contact);
    working.created.add(contact.documentId);
  }
  await transaction.addHistory(
    won.map(({ documentId }) => ({
      contactDocumentId: documentId,
      field: null,
      oldValue: null,
      newValue: null,
      cause: source.kind,
      causedBy: source.id,
      institution: settings.institution,
      changedAt: source.appliedAt
    }))
  );
}
function settleAdopted(link) {
  if (link.state !== "inDoubt" && link.state !== "failed") return link;
  return { ...link, state: "pending", failure: null, attempts: 0, nextAttemptAt: null };
}
function reasonAgainst(identity) {
  switch (identity.kind) {
    case "ambiguous":
      return `${identity.contactDocumentIds.length} contacts match by e-mail and name; a person has to decide which it is: ${identity.contactDocumentIds.join(", ")}`;
    case "awaited":
      return `contact ${identity.contactDocumentId} is being created at this institution, or it is in doubt whether it was, and matches by e-mail and name; judge it again when that is settled`;
    case "unclear":
      return `contact ${identity.contactDocumentId} is being created at this institution, or it is in doubt whether it was, and too little is shown to tell whether this is it; the contact is read from S-360`;
    case "create":
    case "matched":
    case "new":
      return null;
  }
}
function applyOne(snapshot, { settings, source }, working, identities) {
  const identity = identities.get(snapshot.contactNumber);
  const reason = identity && reasonAgainst(identity);
  if (identity?.kind === "unclear") {
    working.pulls.push({
      institution: settings.institution,
      contactNumber: snapshot.contactNumber,
      lane: "bulk",
      reason: "too little was shown of a number that is not known"
    });
  }
  if (reason) return { kind: "refused", reasons: [reason] };
  const link = working.links.get(snapshot.contactNumber);
  if (!link) throw new LostRaceError("A number was linked by another transaction.");
  const contact = link.contactDocumentId ? working.contacts.get(link.contactDocumentId) : void 0;
  const isOfOtherSystem2 = link.baseUrl !== settings.baseUrl;
  if (!contact || link.state === "unlinked" || isOfOtherSystem2) {
    working.links.set(snapshot.contactNumber, noteKept(link, source));
    return { kind: "kept" };
  }
  if (contact.type !== snapshot.type) {
    return {
      kind: "refused",
      reasons: [`the contact is of type ${contact.type} in the CRM, not ${snapshot.type}`]
    };
  }
  const known = working.consents.get(contact.documentId) ?? [];
  const merged = mergeSnapshot({
    contact,
    link: identity?.kind === "create" ? settleAdopted(link) : link,
    consents: known,
    snapshot,
    source,
    settings,
    localChangedAtMs: (field) => working.localChanges.get(fieldChangeKey(contact.documentId, field)) ?? null
  });
  const isNew = working.created.has(contact.documentId);
  working.links.set(snapshot.contactNumber, {
    ...merged.link,
    inDoubt: merged.link.state === "inDoubt" ? merged.link.inDoubt : null
  });
  working.contacts.set(contact.documentId, {
    ...contact,
    fields: { ...contact.fields, ...merged.changes }
  });
  working.consents.set(contact.documentId, withConsents(known, merged.consents));
  for (const consent of merged.consents) {
    working.consentChanges.set(`${consent.contactDocumentId}/${consent.code}`, consent);
  }
  working.conflicts.push(...merged.conflicts);
  if (merged.pullWanted) {
    working.pulls.push({
      institution: settings.institution,
      contactNumber: snapshot.contactNumber,
      lane: "bulk",
      reason: "what came differs from what was seen last"
    });
  }
  return {
    kind: isNew ? "applied" : merged.outcome,
    contactDocumentId: contact.documentId,
    created: isNew
  };
}
function noteKept(link, source) {
  return {
    ...link,
    lastReceived: { at: source.appliedAt.toISOString(), source: source.kind, changedFields: [] }
  };
}

// server/src/services/database/values.ts
function chunks(items, size = 200) {
  const parts = [];
  for (let start = 0; start < items.length; start += size)
    parts.push(items.slice(start, start + size));
  return parts;
}

// server/src/services/ticketing/urls.ts
var LOGIN_CALL = { service: "auth", method: "auth" };

// server/src/services/ticketing/errors.ts
function isLogin(call) {
  return call.service === LOGIN_CALL.service;
}
var S360CallError = class extends Error {
  institution;
  service;
  method;
  /** What happened and what to do, without technical names: for operators. */
  summary;
  constructor(call, whatHappened, whatToDo) {
    const what = isLogin(call) ? "The login" : call.method;
    super(`${what} for institution ${call.institution} ${whatHappened}. ${whatToDo}`);
    this.institution = call.institution;
    this.service = call.service;
    this.method = call.method;
    this.summary = `${isLogin(call) ? "The login" : "The call"} ${whatHappened}. ${whatToDo}`;
  }
};
var S360HttpError = class extends S360CallError {
  kind = "http";
  name = "S360HttpError";
  status;
  /** How long S-360 asked us to wait; whether it ever does is not documented. */
  retryAfterMs;
  constructor(call, answer) {
    super(call, `was answered with HTTP ${answer.status}`, adviceFor(answer.status));
    this.status = answer.status;
    this.retryAfterMs = answer.retryAfterMs;
  }
};
function adviceFor(status) {
  if (status >= 500) return "S-360 or a gateway before it is in trouble; try again later.";
  if (status === 404) return "Check the base URL, the service version and the method names.";
  if (status >= 300 && status < 400) return "Redirects are not followed; check the base URL.";
  return "The same call would be refused again; check the configuration of the institution.";
}
var S360TooManyCallsError = class extends S360CallError {
  kind = "too-many-calls";
  name = "S360TooManyCallsError";
  status;
  retryAfterMs;
  constructor(call, answer) {
    super(
      call,
      `was refused with HTTP ${answer.status}: too many calls`,
      "Wait for the next window; if it happens often, lower the limits of the institution."
    );
    this.status = answer.status;
    this.retryAfterMs = answer.retryAfterMs;
  }
};
var S360BusinessError = class extends S360CallError {
  kind = "business";
  name = "S360BusinessError";
  statusCode;
  /** S-360's error code, e.g. `error.order.availability`; texts come without what was sent. */
  statusDetail;
  constructor(call, result) {
    super(
      call,
      `was refused by S-360: ${result.statusDetail ?? result.statusCode}`,
      "Correct the data and send it again."
    );
    this.statusCode = result.statusCode;
    this.statusDetail = result.statusDetail;
  }
};
var S360NetworkError = class extends S360CallError {
  kind = "network";
  name = "S360NetworkError";
  /** `no` only when it is certain that the request never reached S-360. */
  sent;
  /** Why, as a code: of Node (`ECONNREFUSED`), of TLS, or `DEADLINE`. */
  code;
  constructor(call, failure) {
    const never = failure.sent === "no";
    super(
      call,
      never ? `did not reach S-360 (${failure.code})` : `was sent, but no whole answer came back (${failure.code})`,
      never ? "Nothing was changed; check the network and the base URL, then try again." : "It may have been carried out; look it up before you create anything again."
    );
    this.sent = failure.sent;
    this.code = failure.code;
  }
};
var UNREADABLE = {
  "not-json": "is not JSON",
  "no-envelope": "has no statusCode",
  "no-result": "lacks the expected result",
  "too-large": "is larger than allowed",
  damaged: "cannot be unpacked"
};
var S360AnswerError = class extends S360CallError {
  kind = "answer";
  name = "S360AnswerError";
  reason;
  constructor(call, reason) {
    super(
      call,
      `was answered, but the answer ${UNREADABLE[reason]}`,
      "It may have been carried out; check the base URL and what S-360 shows."
    );
    this.reason = reason;
  }
};
function isS360Error(error) {
  return error instanceof S360CallError;
}
var NOT_EXECUTED_STATUSES = /* @__PURE__ */ new Set([500, 501, 503, 505, 509]);
function mayHaveBeenExecuted(error) {
  if (isLogin(error)) return false;
  switch (error.kind) {
    case "network":
      return error.sent === "maybe";
    case "answer":
    case "in-progress":
      return true;
    case "http":
      return error.status >= 500 && !NOT_EXECUTED_STATUSES.has(error.status);
    case "business":
    case "authentication":
    case "too-many-calls":
    case "request":
      return false;
  }
}

// server/src/services/describe-error.ts
var PLAIN = [TypeError, RangeError, ReferenceError];
function describeError(error) {
  if (isS360Error(error)) return error.message;
  if (!(error instanceof Error)) return "an unknown error";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const message = PLAIN.some((kind) => error instanceof kind) ? `: ${error.message}` : "";
  const place = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  return `${error.name}${code}${message}${place ? ` (${place.trim()})` : ""}`;
}

// server/src/services/deliveries/envelope.ts
function readEnvelope(body) {
  let parsed;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: "refused", reason: "The body is not JSON." };
  }
  if (Array.isArray(parsed)) return { kind: "items", items: parsed };
  if (typeof parsed !== "object" || parsed === null) {
    return { kind: "refused", reason: "The body is neither an array nor an object." };
  }
  if ("bucket" in parsed && Array.isArray(parsed.bucket))
    return { kind: "items", items: parsed.bucket };
  return { kind: "items", items: [parsed] };
}

// server/src/services/deliveries/apply-contacts.ts
var ITEMS_PER_TRANSACTION = 50;
function outcomeOf2(position, contactNumber, received) {
  return received.kind === "refused" ? { position, contactNumber, outcome: "quarantined", reasons: received.reasons } : { position, contactNumber, outcome: received.kind };
}
async function applyContactDelivery(delivery, ports) {
  const { clock, settings, store } = ports;
  const envelope = readEnvelope(delivery.body);
  const items = envelope.kind === "items" ? envelope.items : [];
  const read = items.map((item, position) => ({ ...readItem(item, settings), position }));
  const outcomes = [];
  const changedContacts2 = [];
  const snapshots = read.filter(isSnapshot);
  for (const part of chunks(snapshots, ITEMS_PER_TRANSACTION)) {
    await ports.keepLease();
    const source = { kind: "delivery", id: String(delivery.id), appliedAt: clock.now() };
    const receive = (snapshots2) => receiveSnapshots({ snapshots: snapshots2, source, settings }, store);
    const result = await receiveTogetherOrAlone(
      part.map(({ snapshot }) => snapshot),
      receive
    );
    part.forEach(({ position, snapshot }, index) => {
      const received = result.received[index] ?? {
        kind: "refused",
        reasons: ["it was not looked at"]
      };
      outcomes.push(outcomeOf2(position, snapshot.contactNumber, received));
    });
    changedContacts2.push(...result.changedContacts);
  }
  outcomes.push(...await wantNumbers(read, settings, store), ...unusableOutcomes(read));
  outcomes.sort((a, b) => a.position - b.position);
  return { outcomes, quarantined: quarantinedItems(outcomes, items), changedContacts: changedContacts2 };
}
async function receiveTogetherOrAlone(snapshots, receive) {
  try {
    return await receive(snapshots);
  } catch (error) {
    if (!isAtFault(error)) throw error;
    if (snapshots.length === 1) {
      const reasons = [`it could not be stored: ${describeError(error)}`];
      return { received: [{ kind: "refused", reasons }], changedContacts: [] };
    }
  }
  const results = [];
  for (const snapshot of snapshots) results.push(await receiveTogetherOrAlone([snapshot], receive));
  return {
    received: results.flatMap(({ received }) => received),
    changedContacts: results.flatMap((result) => result.changedContacts)
  };
}
function isAtFault(error) {
  return isRefusedValue(error) || error instanceof LostRaceError || error instanceof TypeError || error instanceof RangeError;
}
function readItem(item, settings) {
  try {
    return readContactItem(item, settings);
  } catch (error) {
    const reasons = [`it could not be read: ${describeError(error)}`];
    return { kind: "unusable", contactNumber: null, reasons };
  }
}
function isSnapshot(read) {
  return read.kind === "snapshot";
}
async function wantNumbers(read, { institution }, store) {
  const numbers = read.flatMap(
    (item) => item.kind === "numberOnly" ? [{ position: item.position, contactNumber: item.contactNumber }] : []
  );
  if (numbers.length === 0) return [];
  await store.transaction(
    (transaction) => transaction.wantPulls(
      numbers.map(({ contactNumber }) => ({
        institution,
        contactNumber,
        lane: "bulk",
        reason: "the delivery named only the number"
      }))
    )
  );
  return numbers.map((item) => ({ ...item, outcome: "pullWanted" }));
}
function unusableOutcomes(read) {
  return read.flatMap((item) => {
    if (item.kind !== "unusable") return [];
    const { contactNumber, position, reasons } = item;
    return [{ position, contactNumber, outcome: "quarantined", reasons }];
  });
}
function quarantinedItems(outcomes, items) {
  return outcomes.filter(({ outcome }) => outcome === "quarantined").map(({ contactNumber, position, reasons }) => ({
    position,
    contactNumber,
    body: itemText(items[position]),
    reasons: reasons ?? []
  }));
}
function itemText(item) {
  try {
    return JSON.stringify(item ?? null);
  } catch {
    return "The item is nested too deep to be written; it stands in the body of the delivery.";
  }
}

// server/src/services/contacts/push/push.ts
async function lockLink(linkId, transaction) {
  const [known] = await transaction.linksById([linkId]);
  if (!known) return null;
  const documentIds = known.contactDocumentId === null ? [] : [known.contactDocumentId];
  const [contact] = await transaction.lockContacts(documentIds);
  const [link] = await transaction.lockLinks([linkId]);
  if (!link) return null;
  const consents = await transaction.consentsOf(link.institution, documentIds);
  return { link, contact: contact ?? null, consents };
}
function inSync(link) {
  return {
    ...link,
    state: "inSync",
    acknowledgedRevision: link.markedRevision,
    attempts: 0,
    nextAttemptAt: null,
    failure: null
  };
}
function settled({ contact, consents }, link, settings) {
  if (contact === null || link.state === "unlinked") return { ...link, state: "unlinked" };
  const { send: send2, observations } = fieldsToSend({ link, contact, consents, settings });
  const isComplete = link.contactNumber !== null && Object.keys(send2).length === 0;
  return isComplete ? inSync({ ...link, observations }) : { ...link, state: "pending" };
}
function isSendable(link, settings) {
  return link.state === "pending" && link.baseUrl === settings.baseUrl;
}
async function preparePush(linkId, { store, settings }) {
  return store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSendable(locked.link, settings)) return { kind: "nothing" };
    const { link, contact, consents } = locked;
    const plan = contact === null ? null : planPush({ link, contact, consents, settings });
    if (plan !== null && plan.kind !== "nothing") return { kind: "call", save: plan.request.type };
    await transaction.updateLinks([settled(locked, link, settings)]);
    return { kind: "nothing" };
  });
}
async function beginPush(linkId, attempt, { store, settings }) {
  return store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSendable(locked.link, settings)) return { kind: "nothing" };
    const { link, contact, consents } = locked;
    const plan = contact === null ? null : planPush({ link, contact, consents, settings });
    if (contact === null || plan === null || plan.kind === "nothing") {
      await transaction.updateLinks([settled(locked, link, settings)]);
      return { kind: "nothing" };
    }
    if (plan.request.type !== attempt.save) return { kind: "nothing" };
    const sending = {
      kind: plan.kind,
      contactType: contact.type,
      revision: link.markedRevision,
      values: plan.values,
      fence: attempt.fence,
      startedAtMs: attempt.startedAtMs
    };
    const { observations } = plan;
    await transaction.updateLinks([{ ...link, observations, state: "sending", sending }]);
    return { kind: "send", linkId, sending, request: plan.request };
  });
}
function isSame(a, b) {
  return a?.fence === b.fence && a.revision === b.revision && a.startedAtMs === b.startedAtMs;
}
async function acceptPush(linkId, sending, answer, { store, settings }) {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked) return;
    const { link } = locked;
    if (!isSame(link.sending, sending) && !isSame(link.inDoubt?.sending, sending)) return;
    const contactNumber = sending.kind === "create" ? answer.contactNumber : link.contactNumber;
    const surprise = await surpriseIn(contactNumber, link, transaction);
    if (surprise !== null) {
      await transaction.updateLinks([leftToPerson(link, sending, surprise, answer.at)]);
      return;
    }
    const { startedAtMs } = sending;
    const { answeredAtMs } = answer;
    const acknowledged = acknowledge(link.observations, sending.values, {
      startedAtMs,
      answeredAtMs
    });
    const accepted = {
      ...link,
      contactNumber: contactNumber ?? link.contactNumber,
      observations: acknowledged.observations,
      acknowledgedRevision: sending.revision,
      sending: null,
      inDoubt: null,
      attempts: 0,
      nextAttemptAt: null,
      failure: null,
      lastSent: {
        at: answer.at.toISOString(),
        kind: sending.kind,
        fields: Object.keys(sending.values)
      }
    };
    await transaction.updateLinks([settled(locked, accepted, settings)]);
    if (acknowledged.pullWanted && accepted.contactNumber !== null) {
      await transaction.wantPulls([
        {
          institution: link.institution,
          contactNumber: accepted.contactNumber,
          lane: "bulk",
          reason: "S-360 changed the contact while it was being sent"
        }
      ]);
    }
  });
}
async function surpriseIn(contactNumber, link, transaction) {
  if (contactNumber === null || contactNumber === link.contactNumber) return null;
  if (link.contactNumber !== null) {
    return {
      code: "two-numbers",
      message: `S-360 has this contact under two numbers: ${link.contactNumber} and, just created, ${contactNumber}.`
    };
  }
  const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
  if (!owner || owner.id === link.id) return null;
  return {
    code: "number-belongs-to-another-contact",
    message: `S-360 answered with number ${contactNumber}, which belongs to contact ${owner.contactDocumentId ?? "unknown"} in the CRM.`
  };
}
function leftToPerson(link, sending, surprise, at) {
  return {
    ...link,
    state: link.state === "unlinked" ? "unlinked" : "inDoubt",
    sending: null,
    inDoubt: { sending, since: at.toISOString(), lookups: 0 },
    nextAttemptAt: null,
    failure: { ...surprise, at: at.toISOString() }
  };
}

// server/src/services/contacts/push/in-doubt.ts
function lookUpCriteria(sending) {
  const email = sending.values.email ?? null;
  const lastName = sending.values.lastName ?? null;
  if (email === null && lastName === null) return null;
  return { ...email !== null && { email }, ...lastName !== null && { lastName } };
}
var SECOND_MS = 1e3;
var MINUTE_MS = 60 * SECOND_MS;
var LOOK_UPS_AFTER_MS = [20 * SECOND_MS, 5 * MINUTE_MS, 20 * MINUTE_MS];
function nextLookUp(lookups, sending, now) {
  const afterMs = LOOK_UPS_AFTER_MS[lookups];
  if (afterMs === void 0 || lookUpCriteria(sending) === null) return null;
  return new Date(now.getTime() + afterMs);
}
async function resolveByLookUp(linkId, found, ports) {
  const link = await ports.store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    return locked?.link ?? null;
  });
  const sending = link?.inDoubt?.sending;
  if (!link || !sending) return "stillInDoubt";
  const candidates = found.snapshots.filter((snapshot) => isCreatedBy(sending, snapshot));
  const free = await unknownNumbers(link, candidates, ports);
  const [only, ...others] = free;
  if (only !== void 0 && others.length === 0) {
    await acceptPush(
      linkId,
      sending,
      { contactNumber: only, answeredAtMs: found.answeredAtMs, at: found.at },
      ports
    );
    return "adopted";
  }
  await countLookUp(linkId, sending, found.at, others.length > 0, ports);
  return "stillInDoubt";
}
async function unknownNumbers(link, candidates, { store }) {
  const numbers = candidates.map(({ contactNumber }) => contactNumber);
  const known = await store.transaction(
    (transaction) => transaction.linksByNumber(link.institution, numbers)
  );
  const linked = new Set(known.map(({ contactNumber }) => contactNumber));
  return numbers.filter((number) => !linked.has(number));
}
async function countLookUp(linkId, sending, at, hasSeveral, { store }) {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked?.link.inDoubt) return;
    const { link } = locked;
    const lookups = locked.link.inDoubt.lookups + 1;
    await transaction.updateLinks([
      {
        ...link,
        inDoubt: { ...locked.link.inDoubt, lookups },
        nextAttemptAt: hasSeveral ? null : nextLookUp(lookups, sending, at)
      }
    ]);
  });
}
async function scheduleLookUp(linkId, at, { store }) {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (locked?.link.state !== "inDoubt") return;
    await transaction.updateLinks([{ ...locked.link, nextAttemptAt: at }]);
  });
}

// server/src/services/dispatch/outcome.ts
function verdictOn(error) {
  if (mayHaveBeenExecuted(error)) return "lost";
  switch (error.kind) {
    case "network":
    case "too-many-calls":
    case "authentication":
    case "in-progress":
    case "answer":
      return "retry";
    case "http":
      return error.status >= 500 || error.status === 408 ? "retry" : "refused";
    case "business":
    case "request":
      return "refused";
  }
}
function failureFrom(error, at) {
  return { code: codeOf2(error), message: error.summary, at: at.toISOString() };
}
function codeOf2(error) {
  switch (error.kind) {
    case "business":
      return error.statusDetail ?? error.statusCode;
    case "network":
      return error.code;
    case "http":
    case "too-many-calls":
    case "authentication":
      return `HTTP ${error.status}`;
    case "answer":
    case "request":
      return error.reason;
    case "in-progress":
      return "in_progress";
  }
}

// server/src/services/ticketing/envelope.ts
function isJsonObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// server/src/services/ticketing/token.ts
var import_jsonwebtoken = __toESM(require("jsonwebtoken"));

// server/src/services/ticketing/transport.ts
var import_axios = __toESM(require("axios"));

// server/src/services/ticketing/limiter.ts
var import_axios_rate_limit = __toESM(require("axios-rate-limit"));

// server/src/services/ticketing/settings.ts
var DEFAULT_SETTINGS = {
  // documented: ContactInformationPublicService, newest frozen version
  contactServiceVersion: "2_21",
  methodNames: {
    saveIndividual: "saveIndividualContactData",
    saveStructure: "saveStructureContactData"
  },
  timeoutMs: 15e3,
  deadlineMs: 2e4,
  maxAnswerBytes: 1e7,
  maxRequestBytes: 1e6,
  // documented: platform.secutix.com/backend/api_rate_limits, 60 a minute per endpoint; the extra
  // second covers the time that calls need to arrive
  smoothing: { maxCalls: 60, perMs: 61e3 }
};

// server/src/services/ticketing/contacts.ts
var CONTACT_SERVICE = "contactInformationPublicService";
function contactCalls(settings = DEFAULT_SETTINGS) {
  const { saveIndividual, saveStructure } = settings.methodNames;
  return {
    getContactData: { service: CONTACT_SERVICE, method: "getContactData" },
    searchContact: { service: CONTACT_SERVICE, method: "searchContact" },
    saveIndividualContactData: { service: CONTACT_SERVICE, method: saveIndividual },
    saveStructureContactData: { service: CONTACT_SERVICE, method: saveStructure }
  };
}
function readContactDataResult(json) {
  if (!isJsonObject(json)) return null;
  const contactNumber = readNumber(json["contactNumber"]);
  if (contactNumber === null) return null;
  const person = withTextNumber(json["individualContact"]);
  const company = withTextNumber(json["structureContact"]);
  return {
    ...json,
    contactNumber,
    ...person && { individualContact: person },
    ...company && { structureContact: company }
  };
}
function withTextNumber(part) {
  if (!isJsonObject(part)) return null;
  const contactNumber = readNumber(part["contactNumber"]);
  return contactNumber === null ? part : { ...part, contactNumber };
}
function readNumber(value) {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string") return null;
  return value.trim() || null;
}

// server/src/services/dispatch/no-permit-error.ts
var NoPermitError = class extends Error {
  constructor(institution, waitMs) {
    super(`No call to institution ${institution} is free for another ${waitMs} ms.`);
    this.waitMs = waitMs;
  }
  waitMs;
  name = "NoPermitError";
};

// server/src/services/contacts/push/exchange.ts
var DONE = { kind: "done" };
var NOTHING = { kind: "nothing" };
function laneOf(work) {
  return work.attempts > 0 && work.lane === "edit" ? "retry" : work.lane;
}
async function outcomeOf3(call) {
  try {
    return { kind: "answered", answer: await call };
  } catch (error) {
    if (isS360Error(error)) return { kind: "callFailed", error };
    if (error instanceof NoPermitError) return { kind: "noPermit", waitMs: error.waitMs };
    throw error;
  }
}

// server/src/services/contacts/push/perform-look-up.ts
var LOOK_UP_DETAILS = ["GENERAL", "ADDRESSES"];
var FAILED_LOOK_UP_AGAIN_MS = 6e4;
async function performLookUp(work, ports) {
  const criteria = lookUpCriteria(work.inDoubt.sending);
  if (criteria === null) {
    await scheduleLookUp(work.linkId, null, ports);
    return NOTHING;
  }
  const call = contactCalls(ports.clientSettings).searchContact;
  const taken = await ports.takePermit({ ...call, lane: "retry" });
  if (taken.kind === "noPermit") return taken;
  const request = { ...criteria, details: LOOK_UP_DETAILS };
  const result = await outcomeOf3(ports.client.searchContact(request, { permit: taken.permit }));
  const at = ports.clock.now();
  switch (result.kind) {
    case "answered": {
      ports.noteAnswer(result.answer.answeredAt);
      const snapshots = result.answer.data.flatMap((item) => snapshotsIn(item, ports.settings));
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await resolveByLookUp(work.linkId, { snapshots, answeredAtMs, at }, ports);
      return DONE;
    }
    case "noPermit":
      return result;
    case "callFailed":
      await noteFailedLookUp(work, result.error, at, ports);
      return result;
  }
}
async function noteFailedLookUp({ linkId }, error, at, ports) {
  if (error.kind === "answer" || verdictOn(error) === "refused") {
    await resolveByLookUp(linkId, { snapshots: [], answeredAtMs: at.getTime(), at }, ports);
  } else {
    await scheduleLookUp(linkId, new Date(at.getTime() + FAILED_LOOK_UP_AGAIN_MS), ports);
  }
}
function snapshotsIn(item, settings) {
  const read = readContactItem(item, settings);
  return read.kind === "snapshot" ? [read.snapshot] : [];
}

// server/src/services/dispatch/backoff.ts
function backoffMs(attempts, terms, random = Math.random) {
  const full = Math.min(terms.longestMs, terms.firstMs * 2 ** Math.min(attempts, 30));
  return Math.round(full * (0.5 + random() / 2));
}
var CONTACT_RETRY = { firstMs: 1e3, longestMs: 10 * 6e4 };

// server/src/services/contacts/push/perform-pull.ts
var DETAILS = [
  "GENERAL",
  "ADDRESSES",
  "AUTHORIZATIONS",
  "CRITERIA",
  "INDICATORS",
  "ADVANTAGES",
  "QUALITIES"
];
async function performPull(work, ports) {
  if (await isOfOtherSystem(work.contactNumber, ports)) {
    await ports.pulls.done(work);
    return NOTHING;
  }
  const call = contactCalls(ports.clientSettings).getContactData;
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === "noPermit") return taken;
  const { contactNumber } = work;
  const request = { contactNumber, details: DETAILS };
  const result = await outcomeOf3(ports.client.getContactData(request, { permit: taken.permit }));
  switch (result.kind) {
    case "answered":
      ports.noteAnswer(result.answer.answeredAt);
      await ports.pulls.later(work, laterThanNow(work.attempts, ports), null);
      await applyPulled(contactNumber, result.answer.data, ports);
      await ports.pulls.done(work);
      return DONE;
    case "noPermit":
      return result;
    case "callFailed": {
      const failure = failureFrom(result.error, ports.clock.now());
      await ports.notePullFailure(contactNumber, failure);
      if (verdictOn(result.error) === "refused") await ports.pulls.done(work);
      else await ports.pulls.later(work, laterThanNow(work.attempts, ports), failure);
      return result;
    }
  }
}
async function isOfOtherSystem(contactNumber, { settings, store }) {
  const links = await store.transaction(
    (transaction) => transaction.linksByNumber(settings.institution, [contactNumber])
  );
  return links.some(({ baseUrl }) => baseUrl !== settings.baseUrl);
}
function laterThanNow(attempts, { clock }) {
  return new Date(clock.now().getTime() + backoffMs(attempts, CONTACT_RETRY));
}
async function applyPulled(contactNumber, data, { announce, clock, notePullFailure, settings, store }) {
  const at = clock.now();
  const unusable = (reasons) => notePullFailure(contactNumber, {
    code: "unusable",
    message: `What S-360 answered could not be used: ${reasons.join("; ")}`,
    at: at.toISOString()
  });
  const read = readContactItem(data, settings);
  if (read.kind === "unusable") return unusable(read.reasons);
  if (read.kind === "numberOnly") return unusable(["it holds nothing but the number"]);
  const source = { kind: "pull", id: null, appliedAt: at };
  const { changedContacts: changedContacts2, received } = await receiveSnapshots(
    { snapshots: [read.snapshot], source, settings },
    store
  );
  announce(changedContacts2);
  for (const outcome of received) {
    if (outcome.kind === "refused") await unusable(outcome.reasons);
  }
}

// server/src/services/contacts/push/unaccepted-push.ts
async function endUnacceptedPush(linkId, sending, outcome, { store, settings }) {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSame(locked.link.sending, sending)) return;
    await transaction.updateLinks([unaccepted(locked, outcome, settings)]);
  });
}
function unaccepted(locked, outcome, settings) {
  const { link } = locked;
  const { sending } = link;
  const ended = { ...link, sending: null, failure: outcome.failure };
  const wasDeleted = locked.contact === null || link.state === "unlinked";
  switch (outcome.kind) {
    case "inDoubt":
      if (sending === null || link.contactNumber !== null) break;
      return {
        ...ended,
        state: wasDeleted ? "unlinked" : "inDoubt",
        inDoubt: { sending, since: outcome.failure.at, lookups: 0 },
        nextAttemptAt: outcome.lookUpAt
      };
    case "retry":
      return {
        ...ended,
        ...sending !== null && outcome.isLost && { observations: unanswered(link, sending) },
        state: wasDeleted ? "unlinked" : "pending",
        attempts: link.attempts + 1,
        nextAttemptAt: outcome.retryAt
      };
    case "failed": {
      const editedSince = sending !== null && link.markedRevision > sending.revision;
      if (wasDeleted) return { ...ended, state: "unlinked" };
      return editedSince ? { ...ended, state: "pending", nextAttemptAt: null } : { ...ended, state: "failed", attempts: link.attempts + 1, nextAttemptAt: null };
    }
  }
  const settledLink = {
    ...ended,
    ...sending !== null && { observations: unanswered(link, sending) },
    failure: null,
    nextAttemptAt: null
  };
  return settled(locked, settledLink, settings);
}
function unanswered({ observations }, { values }) {
  const sent = Object.entries(values).filter(([key, value]) => observations[key]?.base !== value).map(([key, value]) => [key, sentWithoutAnswer(observations[key], value)]);
  return { ...observations, ...Object.fromEntries(sent) };
}
async function recoverSending(linkId, takeover, ports) {
  await ports.store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    const sending = locked?.link.sending;
    if (!locked || !sending || sending.fence >= takeover.fence) return;
    const failure = {
      code: "interrupted",
      message: "The process that was sending stopped before the answer came.",
      at: takeover.at.toISOString()
    };
    const outcome = sending.kind === "create" ? { kind: "inDoubt", failure, lookUpAt: takeover.lookUpAt(sending) } : { kind: "retry", failure, retryAt: takeover.retryAt(locked.link.attempts), isLost: true };
    await transaction.updateLinks([unaccepted(locked, outcome, ports.settings)]);
  });
}

// server/src/services/contacts/push/perform-push.ts
var LEASE_AGAIN_MS = 1e3;
async function performPush(work, ports) {
  const { clock, clientSettings } = ports;
  const prepared = await preparePush(work.linkId, ports);
  if (prepared.kind === "nothing") return NOTHING;
  const calls = contactCalls(clientSettings);
  const call = prepared.save === "individual" ? calls.saveIndividualContactData : calls.saveStructureContactData;
  const fence = await ports.fence();
  if (fence === null) return { kind: "noPermit", waitMs: LEASE_AGAIN_MS };
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === "noPermit") return taken;
  const startedAtMs = clock.now().getTime() + ports.clockOffsetMs();
  const begun = await beginPush(work.linkId, { fence, startedAtMs, save: prepared.save }, ports);
  if (begun.kind === "nothing") return NOTHING;
  return send(begun, work.attempts, taken.permit, ports);
}
async function send(begun, attempts, permit, ports) {
  const { linkId, request, sending } = begun;
  const result = await outcomeOf3(save(request, permit, ports.client));
  const at = ports.clock.now();
  switch (result.kind) {
    case "answered": {
      const { contactNumber } = result.answer.data;
      ports.noteAnswer(result.answer.answeredAt);
      if (sending.kind === "create" && contactNumber === null) {
        await endUnacceptedPush(linkId, sending, unnamedCreate(sending, at), ports);
        return DONE;
      }
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await acceptPush(linkId, sending, { contactNumber, answeredAtMs, at }, ports);
      return DONE;
    }
    case "noPermit": {
      const retryAt = new Date(at.getTime() + result.waitMs);
      const failure = {
        code: "no-permit",
        message: "No call is free for the login.",
        at: at.toISOString()
      };
      const outcome = { kind: "retry", failure, retryAt, isLost: false };
      await endUnacceptedPush(linkId, sending, outcome, ports);
      return result;
    }
    case "callFailed":
      await endUnacceptedPush(
        linkId,
        sending,
        unacceptedBy(result.error, sending, attempts, at),
        ports
      );
      return result;
  }
}
function save(request, permit, client) {
  return request.type === "individual" ? client.saveIndividualContactData(request.body, { permit }) : client.saveStructureContactData(request.body, { permit });
}
function unnamedCreate(sending, at) {
  return {
    kind: "inDoubt",
    failure: {
      code: "no-number",
      message: "S-360 accepted the contact but named no number.",
      at: at.toISOString()
    },
    lookUpAt: nextLookUp(0, sending, at)
  };
}
function unacceptedBy(error, sending, attempts, at) {
  const failure = failureFrom(error, at);
  const retryAt = new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY));
  switch (verdictOn(error)) {
    case "retry":
      return { kind: "retry", failure, retryAt, isLost: false };
    case "refused":
      return { kind: "failed", failure };
    case "lost":
      return sending.kind === "create" ? { kind: "inDoubt", failure, lookUpAt: nextLookUp(0, sending, at) } : { kind: "retry", failure, retryAt, isLost: true };
  }
}

// server/src/services/dispatch/circuit.ts
var FAILING = { firstMs: 1e3, longestMs: 5 * 6e4 };

// server/src/services/dispatch/dispatcher.ts
var CALL_MS = 2e4;
var DISPATCH_LEASE = { durationMs: 3e4, graceMs: CALL_MS };

// tests/helpers/world/due-work.ts
var isDue = (nextAttemptAt, now) => nextAttemptAt === null || nextAttemptAt <= now;
function dueWork({ links, pulls }, { code, settings }, now) {
  const own = links.filter(
    (link) => link.institution === code && link.baseUrl === settings.baseUrl
  );
  return [
    ...own.filter(({ nextAttemptAt, state }) => state === "pending" && isDue(nextAttemptAt, now)).map(({ attempts, contactNumber, id, lane }) => ({
      kind: "push",
      linkId: id,
      lane,
      attempts,
      key: contactNumber === null ? `link:${id}` : `number:${contactNumber}`
    })),
    ...own.flatMap(
      ({ id, inDoubt, nextAttemptAt, state }) => state === "inDoubt" && inDoubt !== null && nextAttemptAt !== null && nextAttemptAt <= now ? [{ kind: "lookUp", linkId: id, inDoubt, key: `link:${id}` }] : []
    ),
    ...pulls.filter((pull) => pull.institution === code && isDue(pull.nextAttemptAt, now)).map(({ attempts, contactNumber, id, lane, wantedAt }) => ({
      kind: "pull",
      pullId: id,
      contactNumber,
      lane,
      attempts,
      wantedAt,
      key: `number:${contactNumber}`
    }))
  ];
}
function linksBeingSent({ links }, institution) {
  return links.filter((link) => link.institution === institution && link.sending !== null).map(({ id }) => id);
}

// tests/helpers/world/call-faults.ts
var http = (status) => (call) => new S360HttpError(call, { status, retryAfterMs: null });
var network = (sent, code) => (call) => new S360NetworkError(call, { sent, code });
var FAULTS = [
  { kind: "after", error: network("maybe", "ECONNRESET") },
  { kind: "before", error: network("maybe", "ECONNRESET") },
  { kind: "before", error: network("no", "ECONNREFUSED") },
  {
    kind: "before",
    error: (call) => new S360TooManyCallsError(call, { status: 509, retryAfterMs: null })
  },
  { kind: "before", error: http(503) },
  { kind: "before", error: http(502) },
  { kind: "after", error: http(504) },
  { kind: "after", error: (call) => new S360AnswerError(call, "not-json") },
  {
    kind: "before",
    error: (call) => new S360BusinessError(call, { statusCode: "error", statusDetail: "error.contact.refused" })
  },
  { kind: "before", error: ({ institution }) => new NoPermitError(institution, 700) },
  { kind: "unnamed" }
];
function drawFault(random, percent) {
  return random.chance(percent) ? random.oneOf(FAULTS) : { kind: "none" };
}
var deadlineError = network("maybe", "DEADLINE");

// tests/helpers/world/virtual-client.ts
var CALL_MS2 = 2e4;
var SECOND_MS2 = 1e3;
function virtualClient(ports) {
  const { random, task, venue } = ports;
  const { contacts } = venue.s360;
  async function call(method, permit, work, create) {
    const failed = { institution: venue.code, service: permit.service, method };
    const fault = drawFault(random, ports.faultPercent());
    const beganAtMs = ports.clockMs();
    const isTooLate = () => ports.clockMs() - beganAtMs > CALL_MS2;
    if (!isNoCall(fault, failed)) ports.got({ institution: venue.code, method, permit });
    task.whenCrashed = () => {
      if (random.chance(50)) work();
    };
    await task.pause();
    task.whenCrashed = null;
    if (fault.kind === "before") throw fault.error(failed);
    if (isTooLate()) {
      if (create && random.chance(50)) work();
      throw deadlineError(failed);
    }
    const data = work();
    const answeredAt2 = new Date(Math.floor(contacts.nowMs() / SECOND_MS2) * SECOND_MS2);
    await task.pause();
    if (isTooLate()) throw deadlineError(failed);
    if (fault.kind === "after") throw fault.error(failed);
    return { data: fault.kind === "unnamed" && create ? create.unnamed(data) : data, answeredAt: answeredAt2 };
  }
  function save2(request, permit, failed) {
    const contactNumber = request.individualContactData.contactNumber ?? null;
    const changes = changesIn(request, venue);
    return call(
      failed.method,
      permit,
      () => {
        for (const [code, allowed] of Object.entries(changes.authorizations)) {
          if (allowed) ports.allowed(code);
        }
        if (contactNumber === null) {
          ports.created();
          const created = contacts.createdByCall(changes, ports.savesFor ?? "nobody");
          return { contactNumber: created.contactNumber };
        }
        if (!contacts.find(contactNumber)) throw unknownContact(failed);
        contacts.changedByCall(contactNumber, changes);
        return { contactNumber };
      },
      contactNumber === null ? { unnamed: () => ({ contactNumber: null }) } : void 0
    );
  }
  function shown(contactNumber, details) {
    const contact = contacts.find(contactNumber);
    if (!contact) return null;
    const { resolutionMs, settings } = venue;
    const form = { details, dated: venue.pullsAreDated(), resolutionMs };
    return readContactDataResult(contactData(contact, settings.mapping, form));
  }
  const name = (permit) => ({ ...permit });
  return {
    saveIndividualContactData: (request, { permit }) => save2(request, permit, name(permit)),
    saveStructureContactData: () => Promise.reject(new Error("There are no structures here.")),
    getContactData: ({ contactNumber, details }, { permit }) => call("getContactData", permit, () => {
      const contact = shown(contactNumber, details);
      if (!contact) throw unknownContact(name(permit));
      return contact;
    }),
    searchContact: ({ email, lastName, details }, { permit }) => call("searchContact", permit, () => {
      const isFound = ({ values }) => (email === void 0 || values.email === email) && (lastName === void 0 || values.lastName === lastName);
      return contacts.all().filter(isFound).flatMap(({ contactNumber }) => shown(contactNumber, details) ?? []);
    }),
    close: () => void 0
  };
}
function isNoCall(fault, failed) {
  if (fault.kind !== "before") return false;
  const error = fault.error(failed);
  return error.name === "NoPermitError" || "sent" in error && error.sent === "no";
}
function unknownContact(call) {
  return new S360BusinessError(call, {
    statusCode: "error",
    statusDetail: "error.contact.unknown"
  });
}
function changesIn(request, { settings }) {
  const person = { ...request.individualContactData };
  const address2 = { ...request.addresses?.[0] };
  const values = {};
  for (const { field, kind, paths } of settings.mapping) {
    const path = paths.individual;
    const written = path?.section === "mainAddress" ? address2 : person;
    if (path && Object.hasOwn(written, path.name)) {
      values[field] = canonical(kind, written[path.name], settings);
    }
  }
  const answers = request.authorizations ?? [];
  return {
    values,
    authorizations: Object.fromEntries(
      answers.map(({ authorizationCode, allowed }) => [authorizationCode, allowed])
    )
  };
}

// tests/helpers/world/world.ts
function storeOf(world, task, receiving) {
  return {
    newDocumentId: world.store.newDocumentId,
    async transaction(work) {
      await task.pause();
      world.receiving = receiving;
      try {
        return await world.store.transaction(work);
      } finally {
        world.receiving = null;
      }
    }
  };
}
function venueOf(world, code) {
  const venue = world.venues.find((candidate) => candidate.code === code);
  if (!venue) throw new Error(`there is no institution ${code}`);
  return venue;
}

// tests/helpers/world/virtual-dispatcher.ts
var RENEW_EVERY_MS = 5e3;
var UNKNOWN_CLOCK_MS = -2e3;
var CALLS_IN_FLIGHT = 4;
function virtualDispatcher(world, venue, process2) {
  const { clock, random, store, tasks } = world;
  const leases = world.leasesFor(process2.holder);
  const inFlight = /* @__PURE__ */ new Set();
  let lease = null;
  let renewedAtMs = -Infinity;
  let isRenewing = false;
  let offsetMs = UNKNOWN_CLOCK_MS;
  async function holdLease(task) {
    if (lease && clock.ms() - renewedAtMs < RENEW_EVERY_MS) return lease;
    lease = await leases.hold(`dispatch:${venue.code}`, DISPATCH_LEASE);
    renewedAtMs = clock.ms();
    if (lease) await recover(lease.fence, task);
    return lease;
  }
  async function recover(fence, task) {
    const at = clock.now();
    const takeover = {
      fence,
      at,
      retryAt: (attempts) => new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY)),
      lookUpAt: (sending) => nextLookUp(0, sending, at)
    };
    for (const linkId of linksBeingSent(store.tables(), venue.code)) {
      const ports = { store: storeOf(world, task, null), settings: venue.settings };
      await recoverSending(linkId, takeover, ports);
    }
  }
  function portsFor(work, task) {
    const savesFor = work.kind === "push" ? contactOf(work.linkId) : null;
    const permits = world.permits.get(venue.code);
    if (!permits) throw new Error(`there are no permits for ${venue.code}`);
    return {
      store: storeOf(world, task, work.kind === "pull" ? venue.code : null),
      clock,
      settings: venue.settings,
      clientSettings: venue.institution.client,
      client: virtualClient({
        venue,
        task,
        random,
        savesFor,
        clockMs: clock.ms,
        faultPercent: () => world.faultPercent,
        got: (call) => world.calls.push(call),
        created: () => world.creates.push({
          institution: venue.code,
          contactDocumentId: savesFor ?? "nobody"
        }),
        allowed: (code) => world.allowancesSent.push({
          institution: venue.code,
          contactDocumentId: savesFor ?? "nobody",
          code
        })
      }),
      takePermit: permits.take,
      async fence() {
        const held = await holdLease(task);
        const isLongEnough = held && held.heldUntilMs - clock.ms() > DISPATCH_LEASE.graceMs;
        return isLongEnough ? held.fence : null;
      },
      clockOffsetMs: () => offsetMs,
      noteAnswer(answeredAt2) {
        if (answeredAt2 !== null) offsetMs = answeredAt2.getTime() - clock.ms();
      },
      announce: () => void 0,
      pulls: {
        async done({ pullId, wantedAt }) {
          await task.pause();
          store.changePulls(
            (pulls) => pulls.filter((pull) => pull.id !== pullId || pull.wantedAt !== wantedAt)
          );
        },
        async later({ attempts, pullId }, nextAttemptAt) {
          await task.pause();
          store.changePulls(
            (pulls) => pulls.map(
              (pull) => pull.id === pullId ? { ...pull, attempts: attempts + 1, nextAttemptAt } : pull
            )
          );
        }
      },
      notePullFailure: (_contactNumber, failure) => {
        world.trace(`pull failed: ${failure.code}`);
        return Promise.resolve();
      }
    };
  }
  function contactOf(linkId) {
    return store.tables().links.find(({ id }) => id === linkId)?.contactDocumentId ?? null;
  }
  async function perform(work, task) {
    const ports = portsFor(work, task);
    const result = await (work.kind === "push" ? performPush(work, ports) : work.kind === "pull" ? performPull(work, ports) : performLookUp(work, ports));
    world.trace(
      `${process2.holder} ends ${work.kind} ${work.key} at ${venue.code}: ${result.kind}` + (result.kind === "callFailed" ? ` (${result.error.summary})` : "")
    );
  }
  return {
    async keepLease() {
      if (isRenewing) return;
      isRenewing = true;
      await tasks.start(process2, `${process2.holder} keeps its lease`, async (task) => {
        await holdLease(task);
        isRenewing = false;
      });
    },
    async begin() {
      if (!lease || isRenewing || inFlight.size >= CALLS_IN_FLIGHT) return false;
      if (lease.heldUntilMs <= clock.ms()) return false;
      const due = dueWork(store.tables(), venue, clock.now()).filter(
        ({ key }) => !inFlight.has(key)
      );
      const work = due[random.below(Math.max(due.length, 1))];
      if (!work) return false;
      inFlight.add(work.key);
      world.trace(`${process2.holder} begins ${work.kind} ${work.key} at ${venue.code}`);
      await tasks.start(
        process2,
        `${process2.holder}: ${work.kind} ${work.key}`,
        (task) => perform(work, task).finally(() => inFlight.delete(work.key))
      );
      return true;
    }
  };
}

// tests/helpers/world/crm-process.ts
var APPLY_LEASE = { durationMs: 15e3, graceMs: 0 };
var LeaseLostError = class extends Error {
};
function crmProcess(world, holder) {
  const { clock, tasks } = world;
  const leases = world.leasesFor(holder);
  const applying = /* @__PURE__ */ new Set();
  const dispatchers = /* @__PURE__ */ new Map();
  async function applyOne2(venue, task) {
    const delivery = world.deliveries.find(
      ({ applied: applied2, institution }) => institution === venue.code && applied2 === null
    );
    const job = `apply:${venue.code}`;
    if (!delivery || !await leases.hold(job, APPLY_LEASE)) return;
    const applied = await applyContactDelivery(delivery, {
      store: storeOf(world, task, venue.code),
      clock,
      settings: venue.settings,
      async keepLease() {
        if (!await leases.hold(job, APPLY_LEASE)) throw new LeaseLostError();
      }
    });
    const outcomes = applied.outcomes.map(
      ({ contactNumber, outcome }) => `${contactNumber} ${outcome}`
    );
    world.trace(`${holder} applied delivery ${delivery.id}: ${outcomes.join(", ")}`);
    await task.pause();
    delivery.applied = applied;
  }
  const process2 = {
    holder,
    dispatchers,
    async apply(venue) {
      const waits = world.deliveries.some(
        ({ applied, institution }) => institution === venue.code && applied === null
      );
      if (!waits || applying.has(venue.code)) return false;
      applying.add(venue.code);
      await tasks.start(
        process2,
        `${holder}: apply at ${venue.code}`,
        (task) => applyOne2(venue, task).catch((error) => {
          if (!(error instanceof LeaseLostError)) throw error;
        }).finally(() => applying.delete(venue.code))
      );
      return true;
    }
  };
  for (const venue of world.venues) {
    dispatchers.set(venue.code, virtualDispatcher(world, venue, process2));
  }
  return process2;
}

// server/src/services/contacts/edits/local-change.ts
function fieldChanges(before, after) {
  const fields = [.../* @__PURE__ */ new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return fields.flatMap((field) => {
    const oldValue = before.fields[field] ?? null;
    const newValue = after.fields[field] ?? null;
    return oldValue === newValue ? [] : [{ field, oldValue, newValue }];
  });
}
function historyEntry(contact, author) {
  return {
    contactDocumentId: contact.documentId,
    cause: "crm",
    causedBy: author,
    institution: null,
    changedAt: contact.updatedAt
  };
}
async function noteCreated(contacts, author, institutions, ports) {
  const { at, store, transaction } = ports;
  await transaction.addHistory(
    contacts.map((contact) => ({
      ...historyEntry(contact, author),
      field: null,
      oldValue: null,
      newValue: null
    }))
  );
  const wanting = institutions.filter(({ pushNewContacts }) => pushNewContacts);
  await transaction.insertLinks(
    contacts.flatMap(
      ({ documentId }) => wanting.map(
        (institution) => newLink(store, institution.contacts, {
          contactDocumentId: documentId,
          contactNumber: null,
          state: "pending",
          at
        })
      )
    )
  );
}
async function noteChanged(changes, author, ports) {
  const changed = changes.map(({ before, after }) => ({ after, fields: fieldChanges(before, after) })).filter(({ fields }) => fields.length > 0);
  if (changed.length === 0) return;
  await ports.transaction.addHistory(
    changed.flatMap(
      ({ after, fields }) => fields.map((field) => ({ ...historyEntry(after, author), ...field }))
    )
  );
  await ports.transaction.markLinks({
    contactDocumentIds: changed.map(({ after }) => after.documentId),
    exceptInstitution: null,
    lane: "edit",
    at: ports.at
  });
}
async function noteDeleted(contactDocumentIds, transaction) {
  const links = await transaction.linksOfContacts(contactDocumentIds);
  const locked = await transaction.lockLinks(links.map(({ id }) => id));
  await transaction.updateLinks(
    locked.map((link) => ({ ...link, state: "unlinked", nextAttemptAt: null }))
  );
}

// tests/helpers/world/people.ts
var PERSON = "admin:1";
async function editContact(world, documentId, changes) {
  await world.store.transaction(async (transaction) => {
    const [before] = await transaction.lockContacts([documentId]);
    if (!before) return;
    const at = world.clock.now();
    const after = { ...before, fields: { ...before.fields, ...changes }, updatedAt: at };
    await transaction.updateContacts([{ contact: before, changes, updatedAt: at }]);
    await noteChanged([{ before, after }], PERSON, { transaction, at });
    world.ledger.editedInCrm(before, changes);
  });
}
async function createContact(world, fields) {
  const { store } = world;
  const at = world.clock.now();
  const documentId = store.newDocumentId();
  await store.transaction(async (transaction) => {
    await transaction.insertContacts([{ documentId, type: "individual", fields, updatedAt: at }]);
    const created = await transaction.lockContacts([documentId]);
    const institutions = world.venues.map(({ institution }) => institution);
    await noteCreated(created, PERSON, institutions, { store, transaction, at });
  });
  world.firstValues.set(documentId, fields);
}
async function deleteContact(world, documentId) {
  const doomed = world.store.tables().contacts.filter((row) => row.documentId === documentId);
  await world.store.transaction((transaction) => noteDeleted([documentId], transaction));
  world.store.deleteContacts(doomed.map(({ id }) => id));
}
async function answerConsent(world, linkId, answer) {
  const { allowed, code, person } = answer;
  await changeLink(world, linkId, async (link, transaction) => {
    if (link.contactDocumentId === null || link.state === "unlinked") return null;
    const { contactDocumentId, institution } = link;
    const known = await transaction.consentsOf(institution, [contactDocumentId]);
    const stored = known.find((consent) => consent.code === code);
    if (!stored || stored.allowed === allowed) return null;
    await transaction.saveConsents([
      {
        ...stored,
        allowed,
        source: "crm",
        changedAt: world.clock.now(),
        changedByUser: person ? PERSON : null
      }
    ]);
    if (person && allowed) world.allowancesGiven.push({ institution, contactDocumentId, code });
    return link.state === "inDoubt" ? null : readyToSend(world, link);
  });
}
var retry = (world, linkId) => changeLink(
  world,
  linkId,
  async (link) => link.state === "failed" ? readyToSend(world, link) : null
);
var wantPull = (world, linkId) => changeLink(world, linkId, async ({ contactNumber, institution }, transaction) => {
  if (contactNumber !== null) {
    const reason = "an operator asked for it";
    await transaction.wantPulls([{ institution, contactNumber, lane: "edit", reason }]);
  }
  return null;
});
async function decideInDoubt(world, linkId) {
  await changeLink(world, linkId, async (link, transaction) => {
    if (link.state !== "inDoubt") return null;
    const { contacts } = venueOf(world, link.institution).s360;
    const created = contacts.all().find(({ createdFor }) => createdFor === link.contactDocumentId);
    const contactNumber = link.contactNumber ?? created?.contactNumber ?? null;
    if (contactNumber === null) return readyToSend(world, { ...link, inDoubt: null });
    const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
    if (owner && owner.id !== link.id) return null;
    const { institution } = link;
    const reason = "an operator adopted it";
    await transaction.wantPulls([{ institution, contactNumber, lane: "edit", reason }]);
    return {
      ...link,
      contactNumber,
      state: "inSync",
      inDoubt: null,
      sending: null,
      failure: null,
      nextAttemptAt: null,
      acknowledgedRevision: link.markedRevision
    };
  });
}
function readyToSend(world, link) {
  return {
    ...link,
    state: link.state === "sending" || link.state === "unlinked" ? link.state : "pending",
    markedRevision: link.markedRevision + 1,
    markedAt: world.clock.now(),
    lane: "edit",
    attempts: 0,
    nextAttemptAt: null,
    failure: null
  };
}
async function changeLink(world, linkId, change) {
  await world.store.transaction(async (transaction) => {
    const [link] = await transaction.lockLinks([linkId]);
    const changed = link ? await change(link, transaction) : null;
    if (changed) await transaction.updateLinks([changed]);
  });
}

// tests/helpers/world/happenings.ts
var VALUES = {
  firstName: ["Anna", "Bea", "Carla", null],
  lastName: ["Keller", "Meier", "Weber"],
  email: ["a@x.ch", "b@x.ch", "d@x.ch", "e@x.ch", null],
  mobilePhone: ["079 111 22 33", "+41791112233", "+41 79 444 55 66", "0794445566", null],
  town: ["Bern", "Basel", "Chur", null]
};
var VALUES_AT_S360 = {
  ...VALUES,
  lastName: ["Keller", "Meier", "Weber", "UNDEFINED"],
  town: ["Bern", "Basel", "Chur", "-", null]
};
var FIELDS = ["firstName", "lastName", "email", "mobilePhone", "town", "town"];
var CODES = ["NEWS", "POST"];
function someValues(random, values) {
  const fields = Array.from({ length: 1 + random.below(2) }, () => random.oneOf(FIELDS));
  return Object.fromEntries(fields.map((field) => [field, random.oneOf(values[field] ?? [null])]));
}
function oneIn(random, list2) {
  return list2[random.below(Math.max(list2.length, 1))];
}
function passTime({ clock, random }) {
  if (random.chance(85)) clock.advance(random.below(60));
  else if (random.chance(70)) clock.advance(random.below(2500));
  else clock.advance(random.below(7e4));
}
async function editHere(world) {
  const contact = oneIn(world.random, world.store.tables().contacts);
  if (!contact) return;
  const changes = someValues(world.random, VALUES);
  world.trace(`CRM edit of ${contact.documentId}: ${JSON.stringify(changes)}`);
  await editContact(world, contact.documentId, changes);
}
function editThere(world, { code, s360 }) {
  const contact = oneIn(world.random, s360.contacts.all());
  if (!contact) return;
  const values = someValues(world.random, VALUES_AT_S360);
  world.trace(`edit at ${code}/${contact.contactNumber}: ${JSON.stringify(values)}`);
  s360.contacts.changedByOperator(contact.contactNumber, { values, authorizations: {} });
}
function newPerson(random, values) {
  return {
    firstName: random.oneOf(values.firstName ?? [null]),
    lastName: random.oneOf(["Keller", "Meier", "Weber", "Zoller"]),
    email: random.oneOf(["f@x.ch", "g@x.ch", "c@x.ch", null]),
    mobilePhone: null,
    town: random.oneOf(values.town ?? [null])
  };
}
async function createHere(world) {
  if (world.store.tables().contacts.length >= 8) return;
  const fields = newPerson(world.random, VALUES);
  world.trace(`CRM create: ${JSON.stringify(fields)}`);
  await createContact(world, fields);
}
function someoneWithoutNumber(world, code) {
  const { contacts, links } = world.store.tables();
  const link = oneIn(
    world.random,
    links.filter(
      ({ contactNumber, institution }) => contactNumber === null && institution === code
    )
  );
  return contacts.find(({ documentId }) => documentId === link?.contactDocumentId)?.fields ?? null;
}
function createThere(world, { code, s360 }) {
  const { random, trace } = world;
  if (s360.contacts.all().length >= 7) return;
  const twin = random.chance(40) ? someoneWithoutNumber(world, code) : null;
  const values = twin ?? newPerson(random, VALUES_AT_S360);
  const { contactNumber } = s360.contacts.createdByOperator({
    values,
    authorizations: random.chance(30) ? { NEWS: random.chance(50) } : {}
  });
  trace(`create at ${code}/${contactNumber}: ${JSON.stringify(values)}`);
}
async function answerHere(world, link) {
  if (!link) return;
  const { random } = world;
  const code = random.oneOf(CODES);
  const answer = { code, allowed: random.chance(50), person: random.chance(80) };
  world.trace(`CRM consent of link ${link.id}: ${JSON.stringify(answer)}`);
  await answerConsent(world, link.id, answer);
}
function answerThere(world, { code, s360 }) {
  const contact = oneIn(world.random, s360.contacts.all());
  if (!contact) return;
  const authorizations = { [world.random.oneOf(CODES)]: world.random.chance(50) };
  world.trace(`consent at ${code}/${contact.contactNumber}: ${JSON.stringify(authorizations)}`);
  s360.contacts.changedByOperator(contact.contactNumber, { values: {}, authorizations });
}
function accept(world, venue, payload) {
  const id = world.deliveries.length + 1;
  world.trace(`delivery ${id} from ${venue.code}: ${payload.body}`);
  world.deliveries.push({
    id,
    institution: venue.code,
    stream: "contacts",
    body: payload.body,
    receivedAt: world.clock.now(),
    applied: null
  });
}
function deliver(world, venue) {
  const { random } = world;
  const { built, notShown, outbox } = venue.s360.webhook;
  if (outbox.length === 0 || random.chance(20)) {
    const repeated2 = oneIn(random, built);
    if (repeated2) accept(world, venue, repeated2);
    return;
  }
  const index = random.chance(70) ? 0 : random.below(outbox.length);
  const payload = outbox[index];
  if (!payload) return;
  if (random.chance(5)) {
    world.trace(`${venue.code} drops a payload`);
    payload.contactNumbers.forEach((contactNumber) => notShown.add(contactNumber));
  } else {
    accept(world, venue, payload);
  }
  if (random.chance(85)) outbox.splice(index, 1);
}
async function dispatch(world, { code }) {
  const dispatcher = oneIn(world.random, world.processes)?.dispatchers.get(code);
  if (!dispatcher) return;
  if (world.random.chance(50)) await dispatcher.keepLease();
  await dispatcher.begin();
}
function crash(world) {
  const { processes, random, tasks } = world;
  const index = random.below(processes.length);
  const dying = processes[index];
  if (!dying) return;
  world.trace(`${dying.holder} dies`);
  tasks.crash(dying);
  processes[index] = crmProcess(world, `${dying.holder}'`);
}
async function operate(world, link) {
  if (!link) return;
  world.trace(`an operator looks at link ${link.id}`);
  if (link.state === "failed") await retry(world, link.id);
  else await wantPull(world, link.id);
}
async function remove(world) {
  const contact = oneIn(world.random, world.store.tables().contacts);
  if (!contact) return;
  world.trace(`CRM delete of ${contact.documentId}`);
  await deleteContact(world, contact.documentId);
}
async function happen(world) {
  const { random, tasks } = world;
  passTime(world);
  if (tasks.waiting() > 0 && random.chance(55)) {
    await tasks.resume(random.below(tasks.waiting()));
    return;
  }
  const venue = oneIn(random, world.venues);
  if (!venue) return;
  const link = oneIn(random, world.store.tables().links);
  const draw = random.below(100);
  if (draw < 16) await editHere(world);
  else if (draw < 30) editThere(world, venue);
  else if (draw < 33) await createHere(world);
  else if (draw < 36) createThere(world, venue);
  else if (draw < 39) await answerHere(world, link);
  else if (draw < 42) answerThere(world, venue);
  else if (draw < 52) venue.s360.webhook.cycle(random);
  else if (draw < 64) deliver(world, venue);
  else if (draw < 74) await oneIn(random, world.processes)?.apply(venue);
  else if (draw < 95) await dispatch(world, venue);
  else if (draw < 97) crash(world);
  else if (draw < 99) await operate(world, link);
  else if (random.chance(30)) await remove(world);
}

// tests/helpers/world/come-to-rest.ts
var MOST_ROUNDS = 60;
var MINUTE_MS2 = 6e4;
function leftToDo(world) {
  const configured = new Map(world.venues.map(({ code, settings }) => [code, settings.baseUrl]));
  const waiting = world.venues.flatMap(
    ({ code, s360 }) => s360.webhook.outbox.length > 0 || s360.contacts.untold.size > 0 ? [`${code} has something to tell`] : []
  );
  const unapplied = world.deliveries.some(({ applied }) => applied === null);
  return [
    ...waiting,
    ...unapplied ? ["a delivery waits"] : [],
    ...world.tasks.waiting() > 0 ? ["something is under way"] : [],
    ...workLeft(world.store.tables(), configured)
  ];
}
async function finishTasks({ random, tasks }) {
  while (tasks.waiting() > 0) await tasks.resume(random.below(tasks.waiting()));
}
async function applyAll(world) {
  for (const venue of world.venues) {
    for (const process2 of world.processes) {
      while (await process2.apply(venue)) {
        const before = world.deliveries.filter(({ applied }) => applied === null).length;
        await finishTasks(world);
        const after = world.deliveries.filter(({ applied }) => applied === null).length;
        if (after === before) break;
      }
    }
  }
}
async function dispatchAll(world) {
  for (const { code } of world.venues) {
    for (const process2 of world.processes) {
      const dispatcher = process2.dispatchers.get(code);
      await dispatcher?.keepLease();
      await finishTasks(world);
      for (let begun = 0; begun < 12 && await dispatcher?.begin(); begun += 1) {
        if (world.random.chance(50)) await finishTasks(world);
      }
      await finishTasks(world);
    }
  }
}
async function comeToRest(world) {
  const { clock, random, venues } = world;
  world.faultPercent = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await finishTasks(world);
    for (const venue of venues) {
      venue.s360.webhook.cycle(random);
      for (const payload of venue.s360.webhook.outbox.splice(0)) accept(world, venue, payload);
    }
    await applyAll(world);
    await dispatchAll(world);
    if (leftToDo(world).length === 0) return [];
    clock.advance(random.oneOf([35e3, MINUTE_MS2, 2 * MINUTE_MS2, 11 * MINUTE_MS2]));
  }
  return leftToDo(world);
}

// tests/helpers/builders/memory-rows.ts
function frozen(value) {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
  return value;
}
var byId = (a, b) => (a.id ?? 0) - (b.id ?? 0);
var rowsWhere = (rows, isWanted) => rows.filter(isWanted).sort(byId);
function replaced(rows, replacement) {
  let isChanged = false;
  const next = rows.map((row) => {
    const other = replacement(row);
    isChanged ||= other !== row;
    return other === row ? row : frozen(other);
  });
  return isChanged ? next : rows;
}

// tests/helpers/builders/memory-contact-store.ts
var UniqueViolation = class extends Error {
  code = "23505";
};
function isTaken(links, link) {
  return links.some(
    (other) => other.id !== link.id && other.institution === link.institution && (link.contactNumber !== null && other.contactNumber === link.contactNumber || link.contactDocumentId !== null && other.contactDocumentId === link.contactDocumentId)
  );
}
function marked(link, { lane, at }) {
  const wakes = link.state === "inSync" || link.state === "failed";
  const keepsLane = link.lane === "edit" && ["pending", "sending"].includes(link.state);
  return {
    ...link,
    markedRevision: link.markedRevision + 1,
    markedAt: at,
    nextAttemptAt: wakes ? null : link.nextAttemptAt,
    attempts: wakes ? 0 : link.attempts,
    lane: keepsLane ? link.lane : lane,
    state: wakes ? "pending" : link.state
  };
}
function changeTimes(history, documentIds) {
  const times = /* @__PURE__ */ new Map();
  for (const { cause, contactDocumentId, field, changedAt } of history) {
    if (cause !== "crm" || field === null || !documentIds.includes(contactDocumentId)) continue;
    const key = fieldChangeKey(contactDocumentId, field);
    times.set(key, Math.max(times.get(key) ?? 0, changedAt.getTime()));
  }
  return times;
}
var EMPTY = {
  contacts: [],
  links: [],
  consents: [],
  history: [],
  conflicts: [],
  pulls: []
};
function memoryContactStore(initial = {}, now = () => /* @__PURE__ */ new Date()) {
  let tables = structuredClone({ ...EMPTY, ...initial });
  Object.values(tables).forEach((rows) => rows.forEach(frozen));
  let lastId = Math.max(
    1e3,
    ...[...tables.contacts, ...tables.links, ...tables.consents].map(({ id }) => id ?? 0)
  );
  let documents = 0;
  let lastWantedAtMs = 0;
  let queue = Promise.resolve();
  const nextId = () => lastId += 1;
  const store = {
    tables: () => ({ ...tables }),
    deleteContacts(ids) {
      tables = { ...tables, contacts: tables.contacts.filter(({ id }) => !ids.includes(id)) };
    },
    changePulls(change) {
      tables = { ...tables, pulls: change(tables.pulls).map(frozen) };
    },
    beforeWrite: () => void 0,
    afterCommit: () => void 0,
    newDocumentId: () => `document-${documents += 1}`,
    transaction: (work) => {
      const attempt = async () => {
        const draft = { ...tables };
        const answer = await work(transactionOn(draft));
        const before = tables;
        tables = draft;
        store.afterCommit(before, draft);
        return answer;
      };
      const result = queue.then(() => repeatLostRaces(attempt, () => Promise.resolve()));
      queue = result.catch(() => void 0);
      return result;
    }
  };
  return store;
  function transactionOn(draft) {
    const write = async (statement, rows, work) => {
      store.beforeWrite(statement, rows);
      work();
    };
    const links = async (isWanted) => rowsWhere(draft.links, isWanted);
    return {
      linksByNumber: (institution, numbers) => links(
        (link) => link.institution === institution && link.contactNumber !== null && numbers.includes(link.contactNumber)
      ),
      openCreates: (institution) => links(
        (link) => link.institution === institution && link.contactNumber === null && (link.sending !== null || link.inDoubt !== null)
      ),
      linksById: (ids) => links(({ id }) => ids.includes(id)),
      linksOfContacts: (documentIds) => links(({ contactDocumentId }) => documentIds.includes(contactDocumentId ?? "")),
      lockLinks: (ids) => links(({ id }) => ids.includes(id)),
      contactsByKeys: async (keys) => draft.contacts.map(({ documentId, type, fields }) => ({
        documentId,
        type,
        ...matchingKeys(type, fields)
      })).filter((contact) => keys.some(({ emailKey }) => emailKey === contact.emailKey)),
      lockContacts: async (documentIds) => rowsWhere(draft.contacts, ({ documentId }) => documentIds.includes(documentId)),
      consentsOf: async (institution, documentIds) => rowsWhere(
        draft.consents,
        (consent) => consent.institution === institution && documentIds.includes(consent.contactDocumentId)
      ),
      contactsWithHistory: async (documentIds) => new Set(
        draft.history.map(({ contactDocumentId }) => contactDocumentId).filter((documentId) => documentIds.includes(documentId))
      ),
      localChangeTimes: async (documentIds) => changeTimes(draft.history, documentIds),
      insertLinks: (inserted) => write("insertLinks", inserted, () => {
        for (const link of inserted) {
          if (isTaken(draft.links, link)) continue;
          draft.links = [...draft.links, frozen({ ...link, id: nextId() })];
        }
      }),
      insertContacts: (contacts) => write("insertContacts", contacts, () => {
        const rows = contacts.map((contact) => frozen({ ...contact, id: nextId() }));
        draft.contacts = [...draft.contacts, ...rows];
      }),
      updateContacts: (changes) => write("updateContacts", changes, () => {
        const byId2 = new Map(changes.map((change) => [change.contact.id, change]));
        draft.contacts = replaced(draft.contacts, (row) => {
          const change = byId2.get(row.id);
          if (!change) return row;
          const fields = { ...row.fields, ...change.changes };
          return { ...row, fields, updatedAt: change.updatedAt };
        });
      }),
      updateLinks: (updated) => write("updateLinks", updated, () => {
        for (const link of updated) {
          if (isTaken(draft.links, link)) throw new UniqueViolation("a link is taken already");
          draft.links = replaced(draft.links, (row) => row.id === link.id ? link : row);
        }
      }),
      saveConsents: (consents) => write("saveConsents", consents, () => {
        for (const consent of consents) saveConsent(draft, consent);
      }),
      markLinks: (mark) => write("markLinks", mark, () => {
        draft.links = replaced(
          draft.links,
          (link) => mark.contactDocumentIds.includes(link.contactDocumentId ?? "") && link.institution !== mark.exceptInstitution && link.state !== "unlinked" ? marked(link, mark) : link
        );
      }),
      addHistory: (entries) => write("addHistory", entries, () => {
        draft.history = [...draft.history, ...entries.map(frozen)];
      }),
      addConflicts: (entries) => write("addConflicts", entries, () => {
        draft.conflicts = [...draft.conflicts, ...entries.map(frozen)];
      }),
      wantPulls: (pulls) => write("wantPulls", pulls, () => {
        for (const pull of pulls) wantPull2(draft, pull);
      })
    };
  }
  function wantPull2(draft, pull) {
    lastWantedAtMs = Math.max(lastWantedAtMs + 1, now().getTime());
    const wish = { reason: pull.reason, wantedAt: new Date(lastWantedAtMs) };
    const atOnce = { lane: pull.lane, attempts: 0, nextAttemptAt: null };
    const isSame2 = (other) => other.institution === pull.institution && other.contactNumber === pull.contactNumber;
    draft.pulls = draft.pulls.some(isSame2) ? replaced(
      draft.pulls,
      (row) => isSame2(row) ? { ...row, ...wish, ...pull.lane === "edit" && atOnce } : row
    ) : [...draft.pulls, frozen({ ...pull, ...wish, ...atOnce, id: nextId() })];
  }
  function saveConsent(draft, consent) {
    const { allowed, changedAt, changedByUser, source } = consent;
    const isSame2 = ({ institution, contactDocumentId, code }) => institution === consent.institution && contactDocumentId === consent.contactDocumentId && code === consent.code;
    draft.consents = draft.consents.some(isSame2) ? replaced(
      draft.consents,
      (row) => isSame2(row) ? { ...row, allowed, changedAt, changedByUser, source } : row
    ) : [...draft.consents, frozen({ ...consent, id: nextId() })];
  }
}

// tests/helpers/world/s360-webhook.ts
var ALL2 = ["GENERAL", "ADDRESSES", "AUTHORIZATIONS"];
function s360Webhook(contacts, mapping, options) {
  const outbox = [];
  const built = [];
  const notShown = /* @__PURE__ */ new Set();
  function item(contactNumber, random) {
    const contact = contacts.find(contactNumber);
    if (!contact) throw new Error(`S-360 has no contact ${contactNumber}`);
    const shown = { dated: options.isDated(random), resolutionMs: options.resolutionMs };
    if (random === null || !options.hasPartialDetails || !random.chance(30)) {
      notShown.delete(contactNumber);
      return contactData(contact, mapping, { ...shown, details: ALL2 });
    }
    notShown.add(contactNumber);
    if (random.chance(15)) return { contactNumber };
    const details = ALL2.filter(() => random.chance(60));
    return contactData(contact, mapping, { ...shown, details });
  }
  function build(contactNumbers, random) {
    if (contactNumbers.length === 0) return;
    const items = contactNumbers.map((contactNumber) => item(contactNumber, random));
    const told = items.filter((shown) => Object.keys(shown).length > 1);
    const payload = { body: JSON.stringify(items), told, contactNumbers };
    built.push(payload);
    outbox.push(payload);
  }
  return {
    outbox,
    built,
    notShown,
    cycle(random) {
      const waiting = [...contacts.untold];
      contacts.untold.clear();
      while (waiting.length > 0) build(waiting.splice(0, 1 + random.below(3)), random);
    },
    resend: (contactNumbers) => build([...contactNumbers], null)
  };
}

// tests/helpers/world/venue.ts
var WORLD_MAPPING = STANDARD_MAPPING.filter(
  ({ field }) => ["firstName", "lastName", "email", "mobilePhone", "town"].includes(field)
);
var CONFLICT_RULES = ["s360", "s360", "crm", "newest", "manual", "never"];
var MINUTE_MS3 = 6e4;
function drawRules(random) {
  return new Map(
    WORLD_MAPPING.map(({ field }) => {
      const conflict = random.chance(50) ? "s360" : random.oneOf(CONFLICT_RULES);
      return [field, { conflict, blank: random.chance(30) ? "empty" : "keep" }];
    })
  );
}
function respell(field, value) {
  return field === "mobilePhone" ? value.replace(/^\+41(\d{2})/, "0$1 ") : value;
}
function drawVenue(code, position, ports) {
  const { allDated, clock, observer, random } = ports;
  const baseUrl = `https://${code}.example.com`;
  const rules = drawRules(random);
  const settings = {
    institution: code,
    baseUrl,
    mapping: WORLD_MAPPING,
    phoneCountry: "CH",
    ruleOf: (field) => rules.get(field) ?? { conflict: "s360", blank: "keep" }
  };
  const windows = [
    { scope: "institution", calls: 7, perMs: MINUTE_MS3 },
    { scope: "method", method: "searchContact", calls: 4, perMs: MINUTE_MS3 }
  ];
  const dating = allDated ? "always" : random.oneOf(["always", "never", "sometimes"]);
  const resolutionMs = random.chance(30) ? 1e3 : 1;
  const contacts = s360Contacts(
    clock,
    { skewMs: random.below(4e3) - 1500, firstNumber: 1e3 * (position + 1), respell },
    observer
  );
  return {
    code,
    settings,
    windows,
    isDated: dating === "always",
    resolutionMs,
    pullsAreDated: () => dating !== "never",
    s360: {
      contacts,
      webhook: s360Webhook(contacts, WORLD_MAPPING, {
        isDated: (of) => dating === "always" || dating === "sometimes" && (of === null || of.chance(60)),
        hasPartialDetails: random.chance(30),
        resolutionMs
      })
    },
    institution: {
      code,
      name: code,
      baseUrl,
      formerBaseUrls: [],
      pushNewContacts: random.chance(70),
      webhookAuthentication: { kind: "none" },
      client: {
        ...DEFAULT_SETTINGS,
        institution: code,
        baseUrl,
        authentication: { kind: "jwt", operator: "CRM", partner: "strapi", secret: "hush-hush" }
      },
      limits: { windows, callsPerMonth: null, bookingReserve: 0 },
      contacts: settings
    }
  };
}

// tests/helpers/world/edit-ledger.ts
var KINDS = new Map(WORLD_MAPPING.map(({ field, kind }) => [field, kind]));
var canonicalOf = (field, value) => canonical(KINDS.get(field) ?? "text", value, { phoneCountry: "CH" });
var EditLedger = class {
  losses = [];
  /** By contact and field: the value that was last in common, or that a conflict decided. */
  standing = /* @__PURE__ */ new Map();
  /** The last edit of each field in the CRM: an earlier one is superseded. */
  crmEdits = /* @__PURE__ */ new Map();
  /** What persons set at S-360 and the CRM has not taken yet: it may be shown any of them. */
  s360Values = /* @__PURE__ */ new Map();
  /** What the field has to be when everything has come to rest. */
  expected(contactDocumentId, field) {
    const key = `${contactDocumentId}/${field}`;
    const edit = this.crmEdits.get(key);
    return edit?.isOpen ? edit.value : this.standing.get(key) ?? null;
  }
  /** Everything that persons have ever set at S-360. */
  everAtS360 = /* @__PURE__ */ new Set();
  /** A person changes fields in the CRM. */
  editedInCrm(before, changes) {
    for (const [field, value] of Object.entries(changes)) {
      const edited = canonicalOf(field, value);
      if (edited === canonicalOf(field, before.fields[field])) continue;
      this.crmEdits.set(`${before.documentId}/${field}`, { value: edited, isOpen: true });
    }
  }
  /** A person sets a field at S-360, or it comes with a contact that a call creates. */
  setAtS360(institution, contactNumber, field, set) {
    const key = `${institution}/${contactNumber}/${field}`;
    const entry = { ...set, value: canonicalOf(field, set.value), isOverwritten: false };
    this.s360Values.set(key, [...this.s360Values.get(key) ?? [], entry]);
    this.everAtS360.add(`${key}/${entry.value}`);
  }
  /** A call put another value over what persons set at S-360. */
  overwritten(institution, contactNumber, field) {
    const values = this.s360Values.get(`${institution}/${contactNumber}/${field}`) ?? [];
    values.forEach((set) => set.isOverwritten = true);
  }
  /** Looks at what a transaction wrote. */
  observe({ after, before, received }) {
    const conflicts = after.conflicts.slice(before.conflicts.length);
    if (after.contacts !== before.contacts) this.noteContacts(before, after, received, conflicts);
    if (after.links !== before.links) this.noteLinks(before, after);
    for (const conflict of conflicts) this.noteConflict(conflict, after);
  }
  noteContacts(before, after, received, conflicts) {
    const known = new Map(before.contacts.map((contact) => [contact.documentId, contact]));
    for (const contact of after.contacts) {
      const old = known.get(contact.documentId);
      if (old === contact) continue;
      if (!old) this.noteNew(contact);
      else if (received !== null) this.noteTaken(old, contact, received, before, conflicts);
    }
  }
  noteNew({ documentId, fields }) {
    for (const [field, value] of Object.entries(fields)) {
      this.standing.set(`${documentId}/${field}`, canonicalOf(field, value));
    }
  }
  /** A field took the value of a snapshot: nobody's edit may be lost by that without a conflict. */
  noteTaken(old, contact, received, before, conflicts) {
    const { documentId } = contact;
    const link = before.links.find(
      ({ contactDocumentId, institution }) => contactDocumentId === documentId && institution === received
    );
    for (const field of KINDS.keys()) {
      const was = canonicalOf(field, old.fields[field]);
      if (was === canonicalOf(field, contact.fields[field])) continue;
      const base = link?.observations[field]?.base ?? null;
      const isRecorded = conflicts.some(
        (conflict) => conflict.contactDocumentId === documentId && conflict.field === field
      );
      if (was !== base && !isRecorded) {
        this.losses.push(`${field} of ${documentId}: ${was} was replaced without a conflict`);
      }
      close(this.crmEdits.get(`${documentId}/${field}`));
    }
  }
  noteLinks(before, after) {
    const known = new Map(before.links.map((link) => [link.id, link]));
    for (const link of after.links) {
      const old = known.get(link.id);
      if (old === link || link.observations === old?.observations) continue;
      for (const field of KINDS.keys()) this.noteCommon(link, old, field);
      if (old?.sending && link.lastSent !== old.lastSent) this.noteAnswered(link, old.sending);
    }
  }
  /** Both sides have a value in common now: the edit that brought it stands. */
  noteCommon(link, old, field) {
    const observation = link.observations[field];
    const earlier = old?.observations[field];
    if (!observation || earlier && earlier.base === observation.base) return;
    const { base } = observation;
    const contactKey = `${link.contactDocumentId}/${field}`;
    const here = this.crmEdits.get(contactKey);
    const sending = old?.sending ?? old?.inDoubt?.sending;
    const isEcho = earlier?.unanswered?.values.includes(base) === true || sending?.values[field] === base;
    const isNews = this.isNewsOfS360(link, field, base) && !isEcho;
    const isStanding = isNews || here?.isOpen && here.value === base;
    if (!isStanding) return;
    if (here?.value === base) close(here);
    this.standing.set(contactKey, base);
  }
  /** Whether S-360 was set to the value, and that was not taken before. */
  isNewsOfS360(link, field, value) {
    const key = `${link.institution}/${link.contactNumber}/${field}`;
    const values = this.s360Values.get(key) ?? [];
    const index = values.findIndex((set2) => set2.value === value);
    const set = values[index];
    if (!set) return false;
    this.s360Values.set(key, values.slice(index + 1));
    return set.createdFor === null || set.createdFor !== link.contactDocumentId;
  }
  /** The CRM knows that its values were put over what persons had set. */
  noteAnswered({ contactNumber, institution }, { values }) {
    for (const field of Object.keys(values)) {
      const key = `${institution}/${contactNumber}/${field}`;
      const left = this.s360Values.get(key)?.filter(({ isOverwritten }) => !isOverwritten);
      if (left) this.s360Values.set(key, left);
    }
  }
  noteConflict(conflict, after) {
    const { contactDocumentId, field, institution, localValue, outcome, remoteValue } = conflict;
    if (!KINDS.has(field)) return;
    const link = after.links.find(
      (candidate) => candidate.contactDocumentId === contactDocumentId && candidate.institution === institution
    );
    const place = `${institution}/${link?.contactNumber}/${field}`;
    if (!this.everAtS360.has(`${place}/${remoteValue}`)) {
      this.losses.push(`${place}: a conflict with ${remoteValue}, which nobody has set there`);
    }
    if (outcome === "held") return;
    const won = outcome === "remote" ? link?.observations[field]?.base : localValue;
    this.standing.set(`${contactDocumentId}/${field}`, won ?? null);
    if (outcome === "remote") close(this.crmEdits.get(`${contactDocumentId}/${field}`));
  }
};
function close(edit) {
  if (edit) edit.isOpen = false;
}

// tests/helpers/world/tasks.ts
function createTasks() {
  const parked = [];
  const errors = [];
  function untilStopped(task, go) {
    return new Promise((resolve) => {
      task.stopped = resolve;
      go();
    });
  }
  return {
    errors,
    waiting: () => parked.length,
    start(owner, label, work) {
      const task = {
        owner,
        label,
        whenCrashed: null,
        goOn: () => void 0,
        stopped: () => void 0,
        pause: () => new Promise((resolve) => {
          task.goOn = resolve;
          parked.push(task);
          task.stopped();
        })
      };
      return untilStopped(task, () => {
        work(task).then(
          () => task.stopped(),
          (error) => {
            errors.push(`${label}: ${error instanceof Error ? error.stack : String(error)}`);
            task.stopped();
          }
        );
      });
    },
    async resume(index) {
      const [task] = parked.splice(index, 1);
      if (!task) return "nothing";
      await untilStopped(task, task.goOn);
      return task.label;
    },
    crash(owner) {
      for (let index = parked.length - 1; index >= 0; index -= 1) {
        const task = parked[index];
        if (task?.owner !== owner) continue;
        parked.splice(index, 1);
        task.whenCrashed?.();
      }
    }
  };
}

// tests/helpers/world/virtual-clock.ts
var START_MS = Date.UTC(2026, 2, 1, 10, 0, 0);
function virtualClock() {
  let nowMs = START_MS;
  return {
    ms: () => nowMs,
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    }
  };
}

// server/src/services/dispatch/leases.ts
function decideLease(row, holder, nowMs, { durationMs, graceMs }) {
  const expiresAtMs = nowMs + durationMs;
  if (row.holder === holder && row.expiresAtMs > nowMs) return { ...row, expiresAtMs };
  const isFree = row.holder === null || row.holder === holder || row.expiresAtMs + graceMs <= nowMs;
  return isFree ? { holder, fence: row.fence + 1, expiresAtMs } : null;
}

// tests/helpers/world/virtual-leases.ts
function virtualLeases(clock) {
  const rows = /* @__PURE__ */ new Map();
  return (holder) => ({
    async hold(job, terms) {
      const known = rows.get(job) ?? { holder: null, fence: 0, expiresAtMs: 0 };
      const next = decideLease(known, holder, clock.ms(), terms);
      if (!next) return null;
      rows.set(job, next);
      return { job, fence: next.fence, heldUntilMs: clock.ms() + terms.durationMs };
    },
    async release(job) {
      const known = rows.get(job);
      if (known?.holder === holder) rows.set(job, { ...known, holder: null, expiresAtMs: 0 });
    }
  });
}

// server/src/services/dispatch/permit-windows.ts
var GUARD_MS = 500;
var BOOKING_SHARE_OF_MONTH = 0.02;
var LARGEST_RESERVE_SHARE = 1 / 3;
function concerns(window, call) {
  return (window.service === void 0 || window.service === call.service) && (window.method === void 0 || window.method === call.method);
}
function sharesWindow(window, call, other) {
  switch (window.scope) {
    case "institution":
      return true;
    case "service":
      return call.service === other.service;
    case "method":
      return call.service === other.service && call.method === other.method;
  }
}
function roomAt(times, limit, spanMs) {
  if (times.length < limit) return -Infinity;
  const ascending = [...times].sort((a, b) => a - b);
  return (ascending[ascending.length - Math.max(limit, 1)] ?? 0) + spanMs;
}
function windowOpensAt(window, question) {
  const { call, lane, nowMs, taken, bookingReserve } = question;
  const spanMs = window.perMs + GUARD_MS;
  const inWindow = taken.filter(
    (permit) => permit.takenAtMs > nowMs - spanMs && concerns(window, permit) && sharesWindow(window, call, permit)
  );
  const opensForAll = roomAt(
    inWindow.map(({ takenAtMs }) => takenAtMs),
    window.calls,
    spanMs
  );
  if (lane === "booking") return opensForAll;
  const reserve = Math.min(bookingReserve, Math.floor(window.calls * LARGEST_RESERVE_SHARE));
  const others = inWindow.filter((permit) => permit.lane !== "booking");
  const opensForOthers = roomAt(
    others.map(({ takenAtMs }) => takenAtMs),
    window.calls - reserve,
    spanMs
  );
  return Math.max(opensForAll, opensForOthers);
}
function startOfNextMonth(nowMs) {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
}
function decidePermit(question) {
  const { call, closedUntilMs, lane, month, nowMs, windows } = question;
  if (closedUntilMs > nowMs) return { kind: "wait", untilMs: closedUntilMs, because: "closed" };
  if (month.quota !== null) {
    const reserved = lane === "booking" ? 0 : Math.ceil(month.quota * BOOKING_SHARE_OF_MONTH);
    if (month.taken >= month.quota - reserved) {
      return { kind: "wait", untilMs: startOfNextMonth(nowMs), because: "quota" };
    }
  }
  const untilMs = Math.max(
    -Infinity,
    ...windows.filter((window) => concerns(window, call)).map((window) => windowOpensAt(window, question))
  );
  return untilMs <= nowMs ? { kind: "granted" } : { kind: "wait", untilMs, because: "window" };
}

// tests/helpers/world/virtual-permits.ts
function virtualPermits(institution, windows, clock) {
  let taken = [];
  const take = async (call) => {
    const nowMs = clock.ms();
    const decision = decidePermit({
      call,
      lane: call.lane,
      nowMs,
      taken,
      windows,
      bookingReserve: 0,
      month: { taken: taken.length, quota: null },
      closedUntilMs: 0
    });
    if (decision.kind === "wait") return { kind: "noPermit", waitMs: decision.untilMs - nowMs };
    const permit = { ...call, institution, takenAtMs: nowMs };
    taken = [...taken, permit];
    return { kind: "granted", permit };
  };
  return { take };
}

// tests/helpers/world/draw-world.ts
var EMPTY2 = {
  contacts: [],
  links: [],
  consents: [],
  history: [],
  conflicts: [],
  pulls: []
};
var PEOPLE = [
  { firstName: "Anna", lastName: "Keller", email: "a@x.ch", mobilePhone: null, town: "Bern" },
  {
    firstName: "Bea",
    lastName: "Meier",
    email: "b@x.ch",
    mobilePhone: "079 111 22 33",
    town: null
  },
  { firstName: "Carla", lastName: "Weber", email: "c@x.ch", mobilePhone: null, town: "Chur" }
];
function drawWorld(seed, trace) {
  const random = randomFrom(seed);
  const clock = virtualClock();
  const ledger = new EditLedger();
  const codes = random.chance(70) ? ["opera", "museum"] : ["opera", "museum", "circus"];
  const allDated = random.chance(75);
  const venues = codes.map(
    (code, position) => drawVenue(code, position, {
      random,
      clock,
      allDated,
      observer: {
        set: ({ contactNumber, createdFor }, field, value) => ledger.setAtS360(code, contactNumber, field, { value, createdFor }),
        overwritten: (contactNumber, field) => ledger.overwritten(code, contactNumber, field)
      }
    })
  );
  const firstValues = /* @__PURE__ */ new Map();
  const initial = inSync2(venues, clock.now(), firstValues);
  clock.advance(6e4);
  const store = memoryContactStore(initial, clock.now);
  const leases = virtualLeases(clock);
  const world = {
    random,
    clock,
    tasks: createTasks(),
    store,
    venues,
    processes: [],
    leasesFor: leases,
    permits: new Map(
      venues.map(({ code, windows }) => [code, virtualPermits(code, windows, clock)])
    ),
    deliveries: [],
    ledger,
    faultPercent: random.oneOf([0, 10, 25, 50]),
    calls: [],
    creates: [],
    allowancesSent: [],
    allowancesGiven: [],
    firstValues,
    violations: [],
    receiving: null,
    trace
  };
  ledger.observe({ before: EMPTY2, after: store.tables(), received: null });
  store.afterCommit = (before, after) => {
    ledger.observe({ before, after, received: world.receiving });
    world.violations.push(
      ...changedNumbers(before, after),
      ...falselyInSync(before, after, (code) => venueOf(world, code).settings)
    );
  };
  world.processes = ["first", "second"].map((holder) => crmProcess(world, holder));
  return world;
}
function inSync2(venues, at, firstValues) {
  const tables = structuredClone(EMPTY2);
  PEOPLE.forEach((person, index) => {
    const documentId = `person-${index + 1}`;
    const fields = { ...person };
    firstValues.set(documentId, fields);
    tables.contacts.push({ id: index + 1, documentId, type: "individual", fields, updatedAt: at });
    tables.history.push({
      contactDocumentId: documentId,
      field: null,
      oldValue: null,
      newValue: null,
      cause: "crm",
      causedBy: null,
      institution: null,
      changedAt: at
    });
    for (const venue of index < 2 ? venues : venues.slice(0, 1)) linkUp(tables, venue, index, at);
  });
  return tables;
}
function linkUp(tables, { code, s360, settings }, index, at) {
  const person = PEOPLE[index];
  if (!person) return;
  const allowed = index === 0;
  const { contactNumber, modifiedAtMs } = s360.contacts.createdByOperator({
    values: { ...person },
    authorizations: { NEWS: allowed }
  });
  s360.contacts.untold.clear();
  const observed = (value) => ({
    base: value,
    remote: value,
    setAtMs: modifiedAtMs
  });
  const observations = Object.fromEntries(
    WORLD_MAPPING.map(({ field, kind }) => [
      field,
      observed(canonical(kind, person[field], settings))
    ])
  );
  observations[consentKey("NEWS")] = observed(consentValue(allowed));
  const contactDocumentId = `person-${index + 1}`;
  const id = 10 * (tables.links.length + 1);
  const ids = { newDocumentId: () => `link-${id}`, transaction: () => Promise.reject(new Error()) };
  const of = { contactDocumentId, contactNumber, state: "inSync", at };
  const link = { ...newLink(ids, settings, of), id, observations, belongings: NO_BELONGINGS };
  tables.links.push(link);
  tables.consents.push({
    id: id + 1,
    institution: code,
    contactDocumentId,
    code: "NEWS",
    allowed,
    source: "s360",
    changedAt: at,
    changedByUser: null
  });
}

// tests/helpers/world/run-world.ts
var HAPPENINGS = 70;
async function runWorld(seed, options = {}) {
  const { happenings = HAPPENINGS, onTrace } = options;
  const world = drawWorld(
    seed,
    (what) => onTrace?.(`${world.clock.now().toISOString().slice(11, 23)} ${what}`)
  );
  return withRandom(seed, () => live(world, happenings));
}
async function live(world, happenings) {
  for (let count = 0; count < happenings; count += 1) await happen(world);
  world.trace("--- comes to rest");
  return await problemsAfter(world, () => true) ?? await problemsAfter(world, tellWhatWasNotShown) ?? await problemsAfter(world, operatorsDecide) ?? await problemsAfter(world, judgeAgain) ?? await problemsOfEchoes(world) ?? [];
}
async function problemsAfter(world, step) {
  if (!await step(world)) return null;
  const left = await comeToRest(world);
  const wrong = [
    ...left.map((what) => `does not come to rest: ${what}`),
    ...wrongAtAnyTime(world),
    // Until S-360 has shown everything once more, only what it was seen to have can be equal.
    ...hasShownAll(world) ? wrongAtRest(world) : []
  ];
  return wrong.length > 0 ? wrong : null;
}
var hasShownAll = ({ venues }) => venues.every(({ s360 }) => s360.webhook.notShown.size === 0);
function tellWhatWasNotShown(world) {
  if (hasShownAll(world)) return false;
  for (const { s360 } of world.venues) s360.webhook.resend([...s360.webhook.notShown]);
  return true;
}
async function operatorsDecide(world) {
  const left = world.store.tables().links.filter(({ state }) => state === "failed" || state === "inDoubt");
  for (const { id, state } of left) {
    await (state === "failed" ? retry(world, id) : decideInDoubt(world, id));
  }
  return left.length > 0;
}
function judgeAgain(world) {
  const refused = world.deliveries.flatMap(
    ({ applied, institution }) => (applied?.quarantined ?? []).map(({ body }) => ({ body, institution }))
  );
  for (const { body, institution } of refused) {
    accept(world, venueOf(world, institution), { body, told: [], contactNumbers: [] });
  }
  return refused.length > 0;
}
async function problemsOfEchoes(world) {
  const before = world.store.tables();
  const calls = world.calls.length;
  const dated = isDated(world);
  world.trace("--- echoes");
  for (const venue of world.venues) {
    const items = venue.s360.webhook.built.flatMap((payload) => payload.told);
    if (items.length > 0)
      accept(world, venue, { body: JSON.stringify(items), told: [], contactNumbers: [] });
  }
  const problems = await problemsAfter(world, () => true) ?? [];
  const made = dated ? world.calls.slice(calls) : [];
  problems.push(
    ...echoes(before, world.store.tables(), { dated }),
    ...made.map(({ method }) => `repeated payloads caused a call of ${method}`)
  );
  return problems.length > 0 ? problems : null;
}
async function withRandom(seed, work) {
  const { random } = Math;
  const seeded = randomFrom(seed);
  Math.random = () => seeded.below(2 ** 31) / 2 ** 31;
  try {
    return await work();
  } finally {
    Math.random = random;
  }
}

// ../../../tmp/eng/w.ts
async function main() {
  const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 200);
  const t = performance.now();
  let bad = 0;
  const kinds = {};
  for (let s = from; s < from + n; s++) {
    const r = await runWorld(s);
    if (r.length) {
      bad++;
      const k = (r[0] ?? "").replace(/person-\d|document-\d+|\d+/g, "#").slice(0, 110);
      (kinds[k] ??= []).push(s);
    }
  }
  console.log(n, "runs", bad, "bad", ((performance.now() - t) / n).toFixed(2), "ms/run");
  for (const [k, v] of Object.entries(kinds).sort((a, b) => b[1].length - a[1].length).slice(0, 25)) console.log(v.length, k, v.slice(0, 5).join(","));
}
void main();
