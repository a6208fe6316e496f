// Command scalars says what the real YAML readers make of single scalars: a JSON array of spellings on standard input,
// one JSON object on standard output, by spelling.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime/debug"

	yamlv3 "gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

// target has a field of each type that configs have, and one that is kept as converted JSON.
type target struct {
	String  *string         `yaml:"string" json:"string"`
	Integer *int            `yaml:"integer" json:"integer"`
	Boolean *bool           `yaml:"boolean" json:"boolean"`
	Raw     json.RawMessage `yaml:"-" json:"raw"`
}

// result is what one reader makes of one spelling in each field: "refused", "absent", or the kind and the value.
type result struct {
	String  string `json:"string"`
	Integer string `json:"integer"`
	Boolean string `json:"boolean"`
	Raw     string `json:"raw,omitempty"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		printVersions()
		return
	}
	var spellings []string
	if err := json.NewDecoder(os.Stdin).Decode(&spellings); err != nil {
		log.Fatal(err)
	}
	cases := map[string]map[string]result{}
	for _, spelling := range spellings {
		cases[spelling] = map[string]result{
			"yaml.v3": readAll(spelling, func(text []byte, into any) error { return yamlv3.Unmarshal(text, into) }, false),
			"sigs":    readAll(spelling, func(text []byte, into any) error { return sigs.UnmarshalStrict(text, into) }, true),
		}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(cases); err != nil {
		log.Fatal(err)
	}
}

func readAll(spelling string, read func([]byte, any) error, hasRaw bool) result {
	found := result{
		String:  readOne("string", spelling, read, func(t target) string { return show("text", t.String) }),
		Integer: readOne("integer", spelling, read, func(t target) string { return show("number", t.Integer) }),
		Boolean: readOne("boolean", spelling, read, func(t target) string { return show("boolean", t.Boolean) }),
	}
	if hasRaw {
		found.Raw = readOne("raw", spelling, read, func(t target) string { return "json " + string(t.Raw) })
	}
	return found
}

func readOne(key, spelling string, read func([]byte, any) error, print func(target) string) (text string) {
	defer func() {
		if cause := recover(); cause != nil {
			text = "refused"
		}
	}()
	var into target
	if err := read([]byte(key+": "+spelling+"\n"), &into); err != nil {
		return "refused"
	}
	return print(into)
}

func show[T any](kind string, value *T) string {
	if value == nil {
		return "absent"
	}
	return fmt.Sprintf("%s %v", kind, *value)
}

func printVersions() {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		log.Fatal(errors.New("built without module information"))
	}
	versions := map[string]string{"go": info.GoVersion}
	for _, module := range info.Deps {
		versions[module.Path] = module.Version
	}
	if err := json.NewEncoder(os.Stdout).Encode(versions); err != nil {
		log.Fatal(err)
	}
}
