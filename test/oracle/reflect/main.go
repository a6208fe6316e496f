// Command reflect prints, as one JSON object, every key that each Butane variant and version and each Ignition version
// knows, with its type, read from the structs that the tools decode into; and which keys of the generated Ignition config
// a Butane variant and version forbids.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	butane "github.com/coreos/ignition/v2/butane/config"
	"github.com/coreos/ignition/v2/butane/config/common"
	"github.com/coreos/ignition/v2/butane/config/util"

	"strata.invalid/oracle/verdict"
)

// Key is one key of a config. Path joins the names with dots, list items are written []. Items is the type of a list's
// items, Values that of a map's values; Pointer says that an absent key and an empty value differ, OmitEmpty that an
// empty value is not printed (Ignition).
type Key struct {
	Path      string `json:"path"`
	Type      string `json:"type"`
	Items     string `json:"items,omitempty"`
	Values    string `json:"values,omitempty"`
	Pointer   bool   `json:"pointer,omitempty"`
	OmitEmpty bool   `json:"omitEmpty,omitempty"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		if err := verdict.Versions(os.Stdout); err != nil {
			log.Fatal(err)
		}
		return
	}
	result := struct {
		Packages  []string                     `json:"packages"`
		Butane    map[string][]Key             `json:"butane"`
		Ignition  map[string][]Key             `json:"ignition"`
		Forbidden map[string]map[string]string `json:"forbidden"`
	}{Butane: map[string][]Key{}, Ignition: map[string][]Key{}, Forbidden: map[string]map[string]string{}}
	for _, config := range ignitionSpecs {
		config := reflect.TypeOf(config)
		result.Packages = append(result.Packages, config.PkgPath())
		result.Ignition[ignitionVersion(config)] = keysOf(config, "json", "")
	}
	for _, spec := range butaneSpecs {
		if !registered(spec.variant, spec.version) {
			log.Fatalf("%s %s is not registered in this release", spec.variant, spec.version)
		}
		config := reflect.TypeOf(spec.config)
		result.Packages = append(result.Packages, config.PkgPath())
		name := spec.variant + "-" + spec.version
		result.Butane[name] = keysOf(config, "yaml", "")
		if filters := spec.config.FieldFilters(); filters != nil {
			result.Forbidden[name] = forbiddenKeys(filters, result.Ignition)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		log.Fatal(err)
	}
}

func registered(variant, version string) bool {
	text := fmt.Sprintf("variant: %s\nversion: %s\n", variant, version)
	_, _, err := butane.TranslateBytes([]byte(text), common.TranslateBytesOptions{})
	_, unknown := err.(common.ErrUnknownVersion)
	return !unknown
}

// ignitionVersion derives 3.5.0 from …/config/v3_5/types and 3.7.0-experimental from …/config/v3_7_experimental/types.
func ignitionVersion(config reflect.Type) string {
	steps := strings.Split(config.PkgPath(), "/")
	parts := strings.SplitN(strings.TrimPrefix(steps[len(steps)-2], "v"), "_", 3)
	version := parts[0] + "." + parts[1] + ".0"
	if len(parts) == 3 {
		version += "-" + parts[2]
	}
	return version
}

// forbiddenKeys asks a variant's filters about every key of every Ignition version, because they cannot be listed. The
// filters of openshift start at the MachineConfig around the Ignition config and are asked both ways.
func forbiddenKeys(filters *util.FieldFilters, ignition map[string][]Key) map[string]string {
	forbidden := map[string]string{}
	for _, keys := range ignition {
		for _, key := range keys {
			path := strings.ReplaceAll(key.Path, "[]", "")
			for _, filter := range []string{path, "spec.config." + path} {
				if reason := filters.Lookup(filter); reason != nil {
					forbidden[key.Path] = reason.Error()
				}
			}
		}
	}
	return forbidden
}

// keysOf lists the keys of a struct in the order of its fields, each followed by the keys below it. Structs that are
// embedded or tagged inline add their keys to the outer one, as the decoders do.
func keysOf(config reflect.Type, tag, prefix string) []Key {
	var keys []Key
	for i := 0; i < config.NumField(); i++ {
		field := config.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get(tag), ",")
		if name == "-" || !field.IsExported() && !field.Anonymous {
			continue
		}
		inline := strings.Contains(options, "inline") || tag == "json" && field.Anonymous && name == ""
		if inline {
			keys = append(keys, keysOf(field.Type, tag, prefix)...)
			continue
		}
		if name == "" && tag == "yaml" {
			name = strings.ToLower(field.Name) // what yaml.v3 does without a tag; encoding/json keeps the name
		} else if name == "" {
			name = field.Name
		}
		keys = append(keys, keysAt(field.Type, tag, prefix+name, strings.Contains(options, "omitempty"))...)
	}
	return keys
}

func keysAt(value reflect.Type, tag, path string, omitEmpty bool) []Key {
	key := Key{Path: path, OmitEmpty: omitEmpty}
	if value.Kind() == reflect.Pointer {
		key.Pointer = true
		value = value.Elem()
	}
	key.Type = typeName(value)
	var below []Key
	switch value.Kind() {
	case reflect.Struct:
		below = keysOf(value, tag, path+".")
	case reflect.Slice:
		key.Items = typeName(value.Elem())
		if value.Elem().Kind() == reflect.Struct {
			below = keysOf(value.Elem(), tag, path+"[].")
		}
	case reflect.Map:
		key.Values = typeName(value.Elem())
	}
	return append([]Key{key}, below...)
}

func typeName(value reflect.Type) string {
	switch value.Kind() {
	case reflect.String:
		return "string"
	case reflect.Int:
		return "integer"
	case reflect.Bool:
		return "boolean"
	case reflect.Slice:
		return "array"
	case reflect.Struct:
		return "object"
	case reflect.Map:
		return "map"
	default:
		// A type that no spec has today must not pass as something else.
		panic("no name for " + value.String())
	}
}
