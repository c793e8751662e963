/** Types that SQLite and PostgreSQL both know. */
export type ColumnType = 'text' | 'integer' | 'bigint';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** The day from which a migration brings the column into tables of before. */
  readonly since?: string;
  /** What stands in the column where the field is missing. */
  readonly missing?: '' | null;
  /** Whether the value is kept as JSON. */
  readonly json?: true;
}

type ColumnOf<Shape, Field extends keyof Shape> = Column &
  (Shape extends Required<Pick<Shape, Field>> ? unknown : { readonly missing: '' | null }) &
  (Required<Shape>[Field] extends string | number ? unknown : { readonly json: true }) &
  (Shape extends Required<Pick<Shape, Field>> ? { readonly since?: never } : unknown);

/**
 * A column for each field: a field without one does not compile, nor an optional field that says nothing of what stands for it.
 * A field that came after the first release is optional: rows of before lack it.
 */
type ColumnsOf<Shape> = { readonly [Field in keyof Shape]-?: ColumnOf<Shape, Field> };

type ValueIn<Value, Of> = Of extends { readonly json: true }
  ? string | (Of extends { readonly missing: infer Missing } ? Missing : never)
  : Exclude<Value, undefined> | (Of extends { readonly missing: infer Missing } ? Missing : never);

type Kept<Shape, Columns extends ColumnsOf<Shape>> = {
  [Field in keyof Shape as Columns[Field]['name']]-?: ValueIn<Shape[Field], Columns[Field]>;
};

/** The part of a row in which a shape is kept. */
export type RowOf<Columns extends { write(shape: never): object }> = ReturnType<Columns['write']>;

/** How a shape is kept in a table: `createColumns<Shape>()({ field: { name, type } … })`. */
export function createColumns<Shape extends object>() {
  return <const Columns extends ColumnsOf<Shape>>(columns: Columns) => {
    type Name = Columns[keyof Shape]['name'];
    const fields = Object.entries<Column>(columns);
    const types = fields.map(([, { name, type }]) => [name, type]);
    return {
      names: fields.map(([, { name }]) => name) as readonly Name[],
      types: Object.fromEntries(types) as Readonly<Record<Name, ColumnType>>,
      all: fields.map(([, column]) => column),

      /** The columns of a shape; fields that it does not have are left out. */
      write(shape: Shape): Kept<Shape, Columns> {
        const values = new Map<string, unknown>(Object.entries(shape));
        const row = fields.map(([field, column]) => [column.name, writeValue(values.get(field), column)]);
        return Object.fromEntries(row) as Kept<Shape, Columns>;
      },

      /** The shape in a row; its other columns are left out. */
      read(row: Kept<Shape, Columns>): Shape {
        const values: Readonly<Record<string, unknown>> = row;
        const shape: Record<string, unknown> = {};
        for (const [field, column] of fields) {
          const value = values[column.name];
          if (column.missing === undefined || value !== column.missing) shape[field] = readValue(value, column);
        }
        return shape as Shape;
      },
    };
  };
}

function writeValue(value: unknown, { missing, json }: Column): unknown {
  if (value === undefined) return missing;
  return json ? JSON.stringify(value) : (value ?? missing);
}

function readValue(value: unknown, { json }: Column): unknown {
  return json ? JSON.parse(String(value)) : value;
}
