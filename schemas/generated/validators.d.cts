/** The shape validators; the module itself is made by the build from schemas/*.schema.json (cli/generate/validators.ts). */
interface ShapeError {
	readonly keyword: string;
	readonly instancePath: string;
	readonly schemaPath: string;
	readonly params: {
		readonly type?: string | readonly string[];
		readonly missingProperty?: string;
		readonly additionalProperty?: string;
		readonly propertyName?: string;
		readonly allowedValues?: readonly unknown[];
		readonly allowedValue?: unknown;
		readonly limit?: number;
	};
	readonly propertyName?: string;
	readonly schema?: unknown;
	readonly parentSchema?: { readonly title?: string; readonly properties?: Readonly<Record<string, unknown>> };
	readonly data?: unknown;
}

interface ShapeValidator {
	(data: unknown): boolean;
	errors?: readonly ShapeError[] | null;
}

declare const validators: {
	readonly service: ShapeValidator;
	readonly catalogue: ShapeValidator;
	readonly calendar: ShapeValidator;
	readonly persona: ShapeValidator;
	readonly page: ShapeValidator;
	readonly field: ShapeValidator;
};

declare namespace validators {
	export { ShapeError, ShapeValidator };
}

export = validators;
