/* Made from schemas/service.schema.json by `npm run types:generate`; not to be edited. */

/**
 * A text that people read, in the service's language. It may hold expressions: `Halo, {{ applicant.name }}`. Shown as text, never as HTML.
 */
export type TextForPeople = string;
/**
 * A language: `id`, `en`, `jv`, `su`.
 */
export type Locale = string;
/**
 * An expression over answers: `business.revenue <= 300000000 and kind == 'person'`. A choice is compared by its code, in single quotes; `and`, `or`, `not` join conditions. Put the whole expression in double quotes where it begins with a quote or a sign, or holds `: ` or ` #`; inside braces also where it holds a comma.
 */
export type Expression = string | number | boolean;
/**
 * One name, or a list of them.
 */
export type Names = string | string[];
/**
 * What an answer may be: JSON Schema 2020-12 with a small vocabulary of Loket's. A group of questions is `type: object` with `properties`, a list is `type: array` with `items`, anything else is one question. Keywords beginning with `x-` are yours and are left alone.
 */
export type Field =
	| {
			/**
			 * The draft it is written in: `https://json-schema.org/draft/2020-12/schema`, which is meant where nothing is said.
			 */
			$schema?: string;
			/**
			 * A name for other tools. Loket finds schemas by their file.
			 */
			$id?: string;
			/**
			 * A note for those who read the definition; shown to nobody.
			 */
			$comment?: string;
			/**
			 * Use a schema that is written elsewhere: `../shared/identity.schema.yaml#/$defs/nik`, or `#/$defs/address` of the schema block it stands in. Keywords beside it add to it; texts beside it win. Addresses of the network are not followed.
			 */
			$ref?: string;
			/**
			 * Schemas to be used by `$ref`, by name. They ask nothing by themselves.
			 */
			$defs?: {
				[k: string]: Field;
			};
			/**
			 * The question or label as people read it: `Nama lengkap`. Without it, the field's name is shown.
			 */
			title?: TextForPeople;
			/**
			 * The same as `hint`, as other schema tools call it. Of a guidance, its text.
			 */
			description?: TextForPeople;
			/**
			 * One or two sentences under the question that help to answer it.
			 */
			hint?: TextForPeople;
			/**
			 * How messages name the field: `nama usaha` gives "Isi nama usaha". Without it, the title.
			 */
			short?: TextForPeople;
			/**
			 * Messages of your own by keyword: `pattern: NIB terdiri dari 13 angka`. Say what to do.
			 */
			messages?: {
				[k: string]: TextForPeople;
			};
			/**
			 * `string`, `number`, `integer` (whole numbers), `boolean` (yes or no), `object` (a group), `array` (a list or several choices).
			 */
			type?: string | ('string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null')[];
			/**
			 * The codes that can be chosen. `oneOf` with `const` and `title` gives them labels.
			 */
			enum?: unknown[];
			/**
			 * The one value that is allowed; in `oneOf` the code of a choice.
			 */
			const?: string | number | boolean | unknown[] | {} | null;
			/**
			 * A proposal shown in the field. It becomes an answer when the page is sent, and never overwrites what a person changed.
			 */
			default?: string | number | boolean | unknown[] | {} | null;
			/**
			 * Sample values, for people who read the definition.
			 */
			examples?: unknown[];
			/**
			 * Choices of a question (`{ const: person, title: Perorangan, hint: … }`), or schemas of which exactly one must hold.
			 */
			oneOf?: Field[];
			/**
			 * Schemas of which at least one must hold; also choices, as in `oneOf`.
			 */
			anyOf?: Field[];
			/**
			 * Schemas that all hold, joined into one: for adding to a shared schema.
			 */
			allOf?: Field[];
			/**
			 * A schema that must not hold: `not: { pattern: ^0 }`.
			 */
			not?: Field;
			/**
			 * Where this schema holds, `then` must hold too, else `else`. To ask a question only sometimes, use `when`: it also hides it.
			 */
			if?: Field;
			/**
			 * What must hold where `if` holds.
			 */
			then?: Field;
			/**
			 * What must hold where `if` does not.
			 */
			else?: Field;
			/**
			 * The fields of a group by name, in the order in which they are asked. A name is a letter or `_`, then letters, digits, `_`, `-` or `:`, at most 100 of them; names that JavaScript objects have (`toString`) can't be used.
			 */
			properties?: {
				[k: string]: Field;
			};
			/**
			 * `false` refuses names that aren't in `properties` when other systems send answers. A form asks only what is in `properties`.
			 */
			additionalProperties?: Field;
			/**
			 * Names of the fields that must be answered, when they are asked: with `when` on the field, only then.
			 */
			required?: string[];
			/**
			 * What each entry of a list is: a group (people add entries one by one), or choices (several can be ticked).
			 */
			items?: Field;
			/**
			 * At least so many entries.
			 */
			minItems?: number;
			/**
			 * At most so many entries.
			 */
			maxItems?: number;
			/**
			 * `true`: no entry twice. For one field of the entries, use a check with `unique(…)`.
			 */
			uniqueItems?: boolean;
			/**
			 * The smallest number allowed.
			 */
			minimum?: number;
			/**
			 * The largest number allowed.
			 */
			maximum?: number;
			/**
			 * The number must be larger than this.
			 */
			exclusiveMinimum?: number;
			/**
			 * The number must be smaller than this.
			 */
			exclusiveMaximum?: number;
			/**
			 * The number must be a multiple of this, exactly: `0.5`.
			 */
			multipleOf?: number;
			/**
			 * At least so many characters.
			 */
			minLength?: number;
			/**
			 * At most so many characters. A text of more than 200 is asked in a larger box.
			 */
			maxLength?: number;
			/**
			 * A regular expression the text must match (RE2: no look-around, no back-references), in quotes: `"^[0-9]{13}$"`. Say in `messages` what is wanted.
			 */
			pattern?: string;
			/**
			 * `date` (a day), `email`; others check text as JSON Schema defines them.
			 */
			format?:
				| 'date'
				| 'email'
				| 'idn-email'
				| 'hostname'
				| 'idn-hostname'
				| 'ipv4'
				| 'ipv6'
				| 'uuid'
				| 'json-pointer'
				| 'relative-json-pointer'
				| 'regex'
				| 'duration';
			/**
			 * Asked only when this holds. What isn't asked is not required, not checked, not sent, and no expression sees it.
			 */
			when?: ConditionExpression;
			/**
			 * What must hold, and in which words: `{ that: age(born) >= 17, says: Pemohon harus berusia 17 tahun }`. `this` is the field itself. On a list or group it may use all of it. A check that can't be worked out yet is not run.
			 */
			check?: FieldCheck[];
			/**
			 * The value is worked out from other answers and not asked: `turnover.monthly * 12`.
			 */
			compute?: Expression;
			/**
			 * With `compute`: the value is a proposal that people may change.
			 */
			editable?: boolean;
			/**
			 * How it is shown, where the schema doesn't say enough: `long-text` for several lines, `money` for an amount, `phone`, `nik`, `kk`, `radios` or `select` for one choice, `checkboxes` for several, `declaration` for a statement that must be ticked, `file` for an upload, `address` for a group that is asked and shown as the lines of one address, `guidance` for a text that asks nothing.
			 */
			component?:
				| 'text'
				| 'long-text'
				| 'integer'
				| 'number'
				| 'money'
				| 'boolean'
				| 'declaration'
				| 'date'
				| 'email'
				| 'phone'
				| 'nik'
				| 'kk'
				| 'radios'
				| 'select'
				| 'checkboxes'
				| 'file'
				| 'address'
				| 'group'
				| 'list'
				| 'guidance';
			/**
			 * The choices are a code list of `shared/lists/`: `choices: business-kinds`, or `{ list: business-kinds }`.
			 */
			choices?:
				| string
				| {
						/**
						 * The list's name: its file without the ending.
						 */
						list: string;
				  };
			/**
			 * What may be uploaded, by media type: `[application/pdf]`, `[image/jpeg, image/png]`; `image/*` stands for all pictures. Known are `application/pdf`, `image/jpeg`, `image/png` and `image/webp`, and all four may be sent where nothing is said. iPhones send their HEIC photos as JPEG where a page asks for `image/jpeg`.
			 */
			accept?: string[];
			/**
			 * The largest file that may be uploaded: `800 KB`, `5 MB` (of 1,024 KB). At most 10 MB; 5 MB where nothing is said.
			 */
			maxSize?: string;
			/**
			 * How many files may be uploaded, 1 to 20; 1 where nothing is said. With more than 1 the answer is a list: `count(photos) >= 2`. How many there must be is said by `minItems`.
			 */
			maxFiles?: number;
			/**
			 * What the browser may fill in, by its HTML name: `name`, `email`, `tel`, `bday`, `street-address`, `postal-code`, `organization`. The lines of an address have theirs by their names (`street`, `village`, `district`, `city`, `province`, `postcode`); `autocomplete: off` on the address turns that off, for the address of somebody or something else; `billing` or `section-shop` stands before each.
			 */
			autocomplete?: string;
			/**
			 * How private the answer is: `none` (stored readable and countable), `personal` (sealed; meant where nothing is said), `sensitive` (sealed, shown with care).
			 */
			personal?: 'none' | 'personal' | 'sensitive';
			/**
			 * The currency of an amount by ISO 4217: `IDR`. Amounts have at most its decimals (IDR none).
			 */
			currency?: string;
			/**
			 * What is counted, shown after the number: `%`, `m2`, `orang`.
			 */
			unit?: string;
			/**
			 * `false` leaves the field out of check-your-answers.
			 */
			summary?: boolean;
			/**
			 * This interface was referenced by `undefined`'s JSON-Schema definition
			 * via the `patternProperty` "^x-".
			 */
			[k: string]: unknown;
	  }
	| boolean;
/**
 * An expression that is true or false. While it can't be known yet (a number, date or group it needs is unanswered) it does not hold.
 */
export type ConditionExpression = string | boolean;
/**
 * A name of your own: a letter, then letters, digits, `-` or `_`, at most 60 of them.
 */
export type Id = string;
export type PageField =
	| string
	| {
			/**
			 * The field's path.
			 */
			field: string;
			/**
			 * Its title on this page.
			 */
			title?: TextForPeople;
			/**
			 * Its hint on this page.
			 */
			hint?: TextForPeople;
			/**
			 * Its name in messages on this page.
			 */
			short?: TextForPeople;
	  };
/**
 * The pages of the form, in order. Without them there is one for each group or list of the schema. A page on which nothing is asked is skipped.
 */
export type Pages = Page[];
/**
 * A length of time: `3 working days`, `4 working hours`, `14 days`, `2 hours`, `6 months`, `5 years`, or `until 2027-01-31`. The day of the start is not counted; a length in days ends when its last day ends, a length in working days at the closing of the office.
 */
export type Duration = string;
/**
 * What happens by itself when time has passed. Of a state: gone when the state is left. Of the workflow: live until an end state.
 */
export type Timers = Timer[];
/**
 * Where an application can be. It is in exactly one state at a time.
 */
export type State = {
	/**
	 * Its name for officers.
	 */
	title?: TextForPeople;
	/**
	 * What the applicant reads: `Berkas Anda sedang diperiksa`. Without it, the title.
	 */
	public?: TextForPeople;
	/**
	 * States of one stage are one step of the public timeline.
	 */
	stage?: Id;
	/**
	 * By when it should be decided; begins afresh at each visit.
	 */
	due?: Duration;
	/**
	 * `stopped`: neither `due` nor `promise` runs here. `waiting`: the promise hasn't begun (the application isn't complete yet). Otherwise it runs.
	 */
	clock?: 'running' | 'stopped' | 'waiting';
	timers?: Timers;
	/**
	 * What can be done here, by name.
	 */
	actions?: {
		[k: string]: Action;
	};
	/**
	 * Who may change which answers here: `{ applicant: marked }` (what was marked), `all`, or fields: `{ verifier: [land.area] }`.
	 */
	edit?: {
		[k: string]: Edit;
	};
	/**
	 * The office that works on it here: an expression that gives an office's id or an area code (`applicant.district`). Without it, the service's.
	 */
	office?: Expression;
	/**
	 * An end state, and how it ended: `granted`, `refused`, `lapsed`, `withdrawn`, or a word of your own.
	 */
	end?: Id;
	/**
	 * Letters issued on entering.
	 */
	issue?: Names;
	/**
	 * How long what was issued holds.
	 */
	valid?: Duration;
} | null;
export type Edit = string | string[];
/**
 * Messages that are sent when something happened.
 */
export type Notices = Notice[];
/**
 * A day: `2026-12-31`.
 */
export type Day = string;

/**
 * A public service: its form, its workflow, its letters. The smallest has `title`, `schema` and `workflow`. Any block may be kept in a file of its own: `schema: ./schema.json`.
 */
export interface Service {
	/**
	 * The level of this language: `1`.
	 */
	loket?: 1;
	/**
	 * The service's name as people look for it: `Surat keterangan usaha`.
	 */
	title: TextForPeople;
	/**
	 * One or two sentences: what it is, and for whom.
	 */
	summary?: TextForPeople;
	/**
	 * The language this definition is written in. Without it, the catalogue's first.
	 */
	locale?: Locale;
	/**
	 * The beginning of reference numbers: `SKU`. Without it, made from the folder's name.
	 */
	reference?: string;
	/**
	 * The office an application belongs to: an expression that gives an office's id or an area code. Without it, the one chosen at the start, or the only one.
	 */
	office?: Expression;
	catalogue?: CatalogueEntry;
	/**
	 * What is asked.
	 */
	schema: Field;
	conditions?: Conditions;
	tables?: Tables;
	/**
	 * What the service costs, in rupiah: a number or an expression (`table('fee')`).
	 */
	fee?: Expression;
	pages?: Pages;
	/**
	 * What the office knows about an application: a second schema in the same language. Actions ask them, expressions see them as `facts.x`.
	 */
	facts?: Field;
	workflow: Workflow;
	letters?: Letters;
	notices?: Notices;
	contact?: ApplicantContact;
	/**
	 * Answers officers may search by, whole words: `[applicant.nik, applicant.name]`.
	 */
	find?: string[];
	privacy?: Privacy;
	targets?: Targets;
	baseline?: Baseline;
	/**
	 * What must be in place before the service starts.
	 */
	readiness?: ReadinessItem[];
	signing?: Signing;
}
/**
 * Where the service stands in the catalogue.
 */
export interface CatalogueEntry {
	/**
	 * The organisation that answers for it, by its id in `catalogue.yaml`.
	 */
	organisation?: string;
	/**
	 * Categories of the catalogue.
	 */
	category?: Names;
	/**
	 * Life events of the catalogue.
	 */
	lifeEvent?: Names;
	/**
	 * The laws it rests on.
	 */
	legalBasis?: LegalBasis[];
	/**
	 * What people receive, by name.
	 */
	output?: Names;
}
export interface LegalBasis {
	/**
	 * The law: `PP 5/2021`.
	 */
	title: string;
	/**
	 * Where it can be read.
	 */
	url?: string;
}
export interface FieldCheck {
	/**
	 * The condition that must hold.
	 */
	that: ConditionExpression;
	/**
	 * The message where it doesn't: what to do, in words of the question.
	 */
	says: TextForPeople;
}
/**
 * Conditions with a name, to be used in other expressions: `small: { is: business.revenue <= 300000000, says: Omzet tidak lebih dari Rp300 juta }`, then `when: not small`.
 */
export interface Conditions {
	[k: string]: Condition;
}
export interface Condition {
	/**
	 * The condition.
	 */
	is: ConditionExpression;
	/**
	 * The same in words, for reasons shown to people.
	 */
	says?: TextForPeople;
}
/**
 * Decision tables by name, used in expressions: `fee: table('fee')`.
 */
export interface Tables {
	[k: string]: Table;
}
export interface Table {
	/**
	 * `first`: the first row that holds gives the value. There is no other way yet.
	 */
	hit?: 'first';
	/**
	 * One expression for each column.
	 */
	columns: Expression[];
	/**
	 * The rows, looked at from the top.
	 */
	rows: TableRow[];
}
export interface TableRow {
	/**
	 * One cell for each column: a code, `any`, a list of codes, a comparison in quotes (`"> 3"`), a range in quotes (`"1..5"`, both ends included), `unanswered`, or `yes` and `no` for a condition.
	 */
	cells: (string | number | boolean | (string | number | boolean)[])[];
	/**
	 * The value where all cells hold: a number, or an expression (a constant text is quoted inside: `"'high'"`).
	 */
	then: Expression;
}
export interface Page {
	/**
	 * The page's name in its address and in tests.
	 */
	id: Id;
	/**
	 * The heading. Without it, the title of its only field.
	 */
	title?: TextForPeople;
	/**
	 * Text above the questions, in the Markdown subset. A page may consist of text alone.
	 */
	text?: TextForPeople;
	/**
	 * Met only when this holds; it counts for all its fields.
	 */
	when?: ConditionExpression;
	/**
	 * What is asked, by path: `business.kind`, or a whole group or list: `applicant`. `{ field: cases, title: … }` gives a field other texts here.
	 */
	fields?: PageField[];
}
/**
 * What happens after the form was sent: states joined by actions.
 */
export interface Workflow {
	/**
	 * The state an application enters when it is sent.
	 */
	start: string;
	/**
	 * How long the whole takes at most. Runs from the first state whose clock isn't `waiting`.
	 */
	promise?: Duration;
	timers?: Timers;
	/**
	 * All states by name. `stay` and `back` have a meaning of their own.
	 */
	states: {
		[k: string]: State;
	};
	/**
	 * Actions that are open in every state that is no end: withdrawing, comments. `in` and `except` limit them.
	 */
	anywhere?: {
		[k: string]: Action;
	};
}
export interface Timer {
	/**
	 * So long after the moment in `of`: `14 days`, `0 days` for the moment itself.
	 */
	after?: Duration;
	/**
	 * So long before the moment in `of`.
	 */
	before?: Duration;
	/**
	 * The moment: `entry` (the state was entered; meant where nothing is said), `due`, `promise`, or a date among the facts or answers (`facts.survey.on`).
	 */
	of?: Expression;
	/**
	 * The state it moves the application to.
	 */
	to?: string;
	/**
	 * Who is told: `applicant` or roles.
	 */
	notify?: Names;
	/**
	 * The law by which silence is an outcome: `UU 30/2014 pasal 53`. Goes with `to`.
	 */
	deemed?: string;
}
/**
 * Something a person does with an application: who may, what is asked, where it leads.
 */
export interface Action {
	/**
	 * Who may take it: a role of the catalogue, `applicant`, `working` (in `anywhere`: whoever has something open), or a list of them.
	 */
	by: Names;
	/**
	 * Where it leads: a state, `stay` (it remains where it is, no deadline changes), `back` (the state it came from), or a list of `{ when, to }`, of which the first that holds counts; the last has no `when`.
	 */
	to: string | Target[];
	/**
	 * The words on the button: `Teruskan`.
	 */
	title?: TextForPeople;
	/**
	 * Open only when this holds; otherwise it is shown closed, with the reason.
	 */
	when?: ConditionExpression;
	/**
	 * What is filled in when acting: names of facts (`[complete, survey.on]`; the last value is shown), a schema in place (`{ properties: … }`, kept with the decision; where it is long with `pages`, like those of the form), `{ add: objections }` to add an entry to a list among the facts, or `{ row: objections, fields: [ruling] }` to complete one.
	 */
	ask?: string[] | {};
	/**
	 * Facts that are written: `{ planned: true, total: "facts.area * 2" }`. A text is an expression; a constant text is quoted inside: `"'pending'"`.
	 */
	set?: {
		[k: string]: Expression;
	};
	/**
	 * A comment to the applicant: `required` or `optional`. Without it none is asked.
	 */
	comment?: 'required' | 'optional';
	/**
	 * Marks on fields that must be corrected, each with its reason: `required` or `optional`.
	 */
	marks?: 'required' | 'optional';
	/**
	 * Four eyes: whoever took one of these actions may not take this one: `[verification.accept]`, `submitted`.
	 */
	notSameAs?: Names;
	/**
	 * In `anywhere`: only in these states or stages.
	 */
	in?: Names;
	/**
	 * In `anywhere`: not in these states or stages.
	 */
	except?: Names;
}
export interface Target {
	/**
	 * Leads there when this holds; it sees the facts just written.
	 */
	when?: ConditionExpression;
	/**
	 * A state, `stay` or `back`.
	 */
	to: string;
}
/**
 * The letters a service issues, by name; `issue` of a state names them.
 */
export interface Letters {
	[k: string]: Letter;
}
export interface Letter {
	/**
	 * The Markdown file: `./letters/certificate.md`; `certificate.en.md` beside it is its translation. A paragraph, list item or row that begins with `{{ when <condition> }}` is there only if it holds.
	 */
	text: string;
	/**
	 * The number series; an office's own counter goes on where the catalogue says.
	 */
	series?: string;
	/**
	 * How the number is written: `474/{seq:4}/{office}/{romanMonth}/{year}`. Placeholders: `seq` (with its digits), `office` (its code), `year`, `month`, `romanMonth`.
	 */
	number?: string;
}
export interface Notice {
	/**
	 * What happened: `submitted`, a state that was entered (`issued`), an action (`verification.return`), or a list of them.
	 */
	on: Names;
	/**
	 * Who is told: `applicant`, a role, or a list of them.
	 */
	to: Names;
	/**
	 * How: `[email]`.
	 */
	via?: string | 'email'[];
	/**
	 * The Markdown file: `./letters/notice.md`. Its first line is the subject.
	 */
	text?: string;
}
/**
 * How notices reach the applicant, and who the applicant is (nobody decides on their own application).
 */
export interface ApplicantContact {
	/**
	 * The answer that holds the e-mail address: `applicant.email`.
	 */
	email?: Expression;
	/**
	 * The answer that holds the telephone number.
	 */
	phone?: Expression;
	/**
	 * The answer that holds the NIK.
	 */
	nik?: Expression;
}
/**
 * Why personal data is asked, on which basis, and how long it is kept. A service for the public must say so.
 */
export interface Privacy {
	/**
	 * What it is needed for: `Penerbitan izin usaha`.
	 */
	purpose?: TextForPeople;
	/**
	 * The law or consent it rests on: `UU 25/2009`.
	 */
	basis?: string;
	/**
	 * How long it is kept after each kind of end, and drafts since they were last saved: `{ granted: 5 years, refused: 1 year, draft: 28 days }`.
	 */
	retention?: {
		[k: string]: Duration;
	};
}
/**
 * What the service aims at; reports show the measured value beside it.
 */
export interface Targets {
	/**
	 * From submission to decision.
	 */
	time?: Duration;
	/**
	 * Satisfaction (IKM), 25 to 100.
	 */
	satisfaction?: number;
	/**
	 * Share of applications made online, per cent.
	 */
	online?: number;
	/**
	 * Share of applications that need no correction, per cent.
	 */
	completeness?: number;
}
/**
 * The manual process as it was: what `targets` are measured against.
 */
export interface Baseline {
	/**
	 * How many: `400 per month`.
	 */
	volume?: string | number;
	/**
	 * From application to decision: `14 days`.
	 */
	time?: Duration;
	/**
	 * How often people had to come.
	 */
	visits?: number;
	/**
	 * What it cost the applicant, travel and copies included, in rupiah.
	 */
	cost?: number;
	/**
	 * Share that had to be corrected, per cent.
	 */
	errorRate?: number;
}
export interface ReadinessItem {
	/**
	 * What is needed: `Jaringan kantor`.
	 */
	item: TextForPeople;
	/**
	 * Who sees to it.
	 */
	owner?: string;
	/**
	 * By when.
	 */
	by?: Day;
	/**
	 * Is it in place?
	 */
	done?: boolean;
}
/**
 * How each letter is signed: `ink` (printed, signed by hand, the scan uploaded) or `none`.
 */
export interface Signing {
	[k: string]: 'none' | 'ink';
}
