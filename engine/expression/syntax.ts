/** What the words of an expression are, before anything is known about their meaning. Offsets count characters (UTF-16) of the text. */
export type Syntax =
	| NumberSyntax
	| TextSyntax
	| BooleanSyntax
	| NullSyntax
	| NameSyntax
	| MemberSyntax
	| IndexSyntax
	| CallSyntax
	| UnarySyntax
	| BinarySyntax
	| ChoiceSyntax
	| ListSyntax
	| BrokenSyntax;

interface Span {
	readonly start: number;
	readonly end: number;
}

export interface NumberSyntax extends Span {
	readonly kind: 'number';
	/** Digits as written: `300000000`, `0.5`, `1e3`, `0x1F`. */
	readonly digits: string;
}
export interface TextSyntax extends Span {
	readonly kind: 'text';
	readonly value: string;
}
export interface BooleanSyntax extends Span {
	readonly kind: 'boolean';
	readonly value: boolean;
}
export interface NullSyntax extends Span {
	readonly kind: 'null';
}
export interface NameSyntax extends Span {
	readonly kind: 'name';
	readonly name: string;
}
export interface MemberSyntax extends Span {
	readonly kind: 'member';
	readonly of: Syntax;
	readonly name: string;
	readonly nameStart: number;
}
export interface IndexSyntax extends Span {
	readonly kind: 'index';
	readonly of: Syntax;
	readonly index: Syntax;
}
/** `age(born)`, or with a target `name.startsWith('A')`. */
export interface CallSyntax extends Span {
	readonly kind: 'call';
	readonly target: Syntax | null;
	readonly name: string;
	readonly nameStart: number;
	readonly nameEnd: number;
	readonly parameters: readonly Syntax[];
}
export interface UnarySyntax extends Span {
	readonly kind: 'unary';
	readonly operator: 'not' | '-';
	readonly operand: Syntax;
}
export type BinaryOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';
export interface BinarySyntax extends Span {
	readonly kind: 'binary';
	readonly operator: BinaryOperator;
	readonly left: Syntax;
	readonly right: Syntax;
	/** Where the operator itself stands. */
	readonly signStart: number;
	readonly signEnd: number;
}
/** `test ? yes : no` */
export interface ChoiceSyntax extends Span {
	readonly kind: 'choice';
	readonly test: Syntax;
	readonly yes: Syntax;
	readonly no: Syntax;
}
export interface ListSyntax extends Span {
	readonly kind: 'list';
	readonly items: readonly Syntax[];
}
/** Stands where something could not be read; the problem is reported already. */
export interface BrokenSyntax extends Span {
	readonly kind: 'broken';
}
