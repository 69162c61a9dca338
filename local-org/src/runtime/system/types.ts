import type { LibraryType } from '../library.ts';
import { ACCESS_LEVEL_TYPE } from './access-level.ts';
import { ASSERT_TYPE } from './assert.ts';
import { BLOB_TYPE } from './blob.ts';
import { BOOLEAN_TYPE } from './boolean.ts';
import { COMMUNITIES_UTIL_TYPE } from './communities-util.ts';
import { CRYPTO_TYPE } from './crypto.ts';
import { DATE_TYPE } from './date.ts';
import { DATETIME_TYPE } from './datetime.ts';
import { DECIMAL_TYPE } from './decimal.ts';
import { DOUBLE_TYPE } from './double.ts';
import { ENCODING_UTIL_TYPE } from './encoding-util.ts';
import { ENUM_TYPE } from './enum.ts';
import { ENUM_TYPES } from './enums.ts';
import { EXCEPTION_TYPES } from './exceptions.ts';
import { FEATURE_MANAGEMENT_TYPE } from './feature-management.ts';
import { ID_TYPE } from './id.ts';
import { INTEGER_TYPE } from './integer.ts';
import { ITERABLE_TYPE, ITERATOR_TYPE } from './iterator.ts';
import { JSON_PARSER_TYPE } from './json-parser.ts';
import { JSON_TYPE } from './json.ts';
import { LABEL_TYPE } from './label.ts';
import { LIST_TYPE } from './list.ts';
import { LONG_TYPE } from './long.ts';
import { MAP_TYPE } from './map.ts';
import { MATCHER_TYPE } from './matcher-type.ts';
import { MATH_TYPE } from './math.ts';
import { OBJECT_TYPE } from './object.ts';
import { PATTERN_TYPE } from './pattern.ts';
import { REQUEST_TYPE } from './request.ts';
import { REST_TYPES } from './rest-context.ts';
import { SET_TYPE } from './set.ts';
import { STRING_TYPE } from './string.ts';
import { SYSTEM_TYPE } from './system.ts';
import { TIME_ZONE_TYPE } from './time-zone.ts';
import { TIME_TYPE } from './time.ts';
import { TYPE_TYPE } from './type.ts';
import { URL_TYPE } from './url.ts';
import { USER_INFO_TYPE } from './user-info.ts';
import { UUID_TYPE } from './uuid.ts';

/** The types of namespace System that have to do with values, not with rows; what is not here is refused by name. */
export const SYSTEM_TYPES: readonly LibraryType[] = [
  ACCESS_LEVEL_TYPE,
  ASSERT_TYPE,
  BLOB_TYPE,
  BOOLEAN_TYPE,
  COMMUNITIES_UTIL_TYPE,
  CRYPTO_TYPE,
  DATETIME_TYPE,
  DATE_TYPE,
  DECIMAL_TYPE,
  DOUBLE_TYPE,
  ENCODING_UTIL_TYPE,
  ENUM_TYPE,
  ...ENUM_TYPES,
  ...EXCEPTION_TYPES,
  FEATURE_MANAGEMENT_TYPE,
  ID_TYPE,
  INTEGER_TYPE,
  ITERABLE_TYPE,
  ITERATOR_TYPE,
  JSON_PARSER_TYPE,
  JSON_TYPE,
  LABEL_TYPE,
  LIST_TYPE,
  LONG_TYPE,
  MAP_TYPE,
  MATCHER_TYPE,
  MATH_TYPE,
  OBJECT_TYPE,
  PATTERN_TYPE,
  REQUEST_TYPE,
  ...REST_TYPES,
  SET_TYPE,
  STRING_TYPE,
  SYSTEM_TYPE,
  TIME_TYPE,
  TIME_ZONE_TYPE,
  TYPE_TYPE,
  URL_TYPE,
  USER_INFO_TYPE,
  UUID_TYPE
];
