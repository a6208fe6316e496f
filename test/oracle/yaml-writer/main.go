// Command yaml-writer says how Butane writes values in a MachineConfig: a JSON array of them on standard input, a JSON
// array of texts on standard output.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime/debug"

	"github.com/coreos/ignition/v2/butane/config/common"
	"github.com/coreos/ignition/v2/butane/config/util"
	"github.com/coreos/vcontext/report"
)

// config is one that Butane translates to whatever value it was given.
type config struct {
	value json.RawMessage
}

// ToValue is the translation; Butane calls it by its name.
func (c config) ToValue(common.TranslateOptions) (any, report.Report, error) {
	return c.value, report.Report{}, nil
}

// attempts are made at each value, because Go's maps have no order and the order of odd keys depends on it.
const attempts = 3

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--versions" {
		printVersions()
		return
	}
	var values []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&values); err != nil {
		log.Fatal(err)
	}
	texts := make([]*string, len(values))
	for index, value := range values {
		text, err := write(value)
		if err != nil {
			log.Fatal(fmt.Errorf("value %d: %w", index, err))
		}
		texts[index] = text
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(texts); err != nil {
		log.Fatal(err)
	}
}

// write returns nothing for a value that Butane does not write in one way only.
func write(value json.RawMessage) (*string, error) {
	var first string
	for attempt := range attempts {
		text, _, err := util.TranslateBytesYAML([]byte("{}"), &config{value}, "ToValue", common.TranslateBytesOptions{})
		if err != nil {
			return nil, err
		}
		if attempt == 0 {
			first = string(text)
		} else if string(text) != first {
			return nil, nil
		}
	}
	return &first, nil
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
